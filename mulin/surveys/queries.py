"""What may be read: `visible_to(me)` first."""
