from mulin.ledger.rules.amounts import decimal as decimal
from mulin.ledger.rules.amounts import say as say

from .balances import balance as balance
from .balances import balance_on as balance_on
from .names import holder_names as holder_names
from .proving import Proof as Proof
from .proving import prove as prove
from .statements import Row as Row
from .statements import Statement as Statement
from .statements import statement as statement
from .totals import Total as Total
from .totals import counted as counted
from .totals import totals as totals
from .visible import accounts_of as accounts_of
from .visible import books_visible_to as books_visible_to
from .visible import entries_visible_to as entries_visible_to
from .visible import own_accounts as own_accounts
