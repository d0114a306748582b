// Checks a receipt where it lies: RFC 6962 proof by SHA-256, signed note by Ed25519, commitment by its salt.
// What the receipt looks like: transparency/proving/receipts.py.
"use strict";
(() => {
  const area = document.querySelector("[data-check]");
  if (!area) return;

  const bytes = text => new TextEncoder().encode(text);
  const unpacked = text => Uint8Array.from(atob(text), one => one.charCodeAt(0));
  const joined = (...parts) => Uint8Array.from(parts.flatMap(part => [...part]));
  const sha = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", joined(...parts)));
  const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);
  const hex = some => [...some].map(byte => byte.toString(16).padStart(2, "0")).join("");
  const half = number => Math.floor(number / 2); // shifts would cut at 32 bits
  const inner = (left, right) => sha([1], left, right);

  // RFC 9162, 2.1.3.2
  async function leadsTo(root, hash, number, size, proof) {
    if (!Number.isSafeInteger(number) || !Number.isSafeInteger(size) || number < 0 || number >= size) return false;
    let at = number, last = size - 1, found = hash;
    for (const beside of proof) {
      if (last === 0) return false;
      if (at % 2 || at === last) {
        found = await inner(beside, found);
        while (at % 2 === 0 && at) { at = half(at); last = half(last); }
      } else {
        found = await inner(found, beside);
      }
      at = half(at); last = half(last);
    }
    return last === 0 && same(found, root);
  }

  function readNote(note) {
    const gap = note.lastIndexOf("\n\n");
    const body = note.slice(0, gap + 1), [origin, size, root] = body.split("\n");
    const signatures = note.slice(gap + 2).split("\n").filter(Boolean).map(line => {
      const [dash, name, packed] = line.split(" ");
      if (dash !== "—") throw new Error("no signature");
      const raw = unpacked(packed);
      return {name, id: hex(raw.slice(0, 4)), signature: raw.slice(4)};
    });
    return {body, origin, size: Number(size), root: unpacked(root), signatures};
  }

  // "good", "bad", or "unknown" where the browser has no Ed25519
  async function signedBy(note, keys) {
    let answer = "bad";
    for (const line of keys) {
      const [name, id, packed] = line.split("+", 2).concat(line.split("+").slice(2).join("+"));
      const public_ = unpacked(packed).slice(1);
      const of = hex((await sha(bytes(name + "\n"), [1], public_)).slice(0, 4));
      const signed = note.signatures.find(one => one.name === name && one.id === id && of === id && note.origin === name);
      if (!signed) continue;
      try {
        const key = await crypto.subtle.importKey("raw", public_, {name: "Ed25519"}, false, ["verify"]);
        return await crypto.subtle.verify({name: "Ed25519"}, key, signed.signature, bytes(note.body)) ? "good" : "bad";
      } catch (problem) {
        answer = "unknown";
      }
    }
    return answer;
  }

  async function steps(receipt, keys) {
    const note = readNote(receipt.checkpoint), told = JSON.parse(receipt.leaf.data);
    const hash = await sha([0], bytes(receipt.leaf.data));
    const proof = receipt.proof.hashes.map(unpacked);
    const leads = receipt.proof.size === note.size && await leadsTo(note.root, hash, receipt.leaf.number, note.size, proof);
    const found = {leaf: leads ? "good" : "bad", signature: await signedBy(note, keys)};
    if (receipt.private) {
      const made = hex(await sha(unpacked(receipt.private.salt), bytes(receipt.private.text)));
      found.private = made === told.commitment ? "good" : "bad";
    }
    return found;
  }

  function show(verdict, found) {
    for (const one of area.querySelectorAll("[data-verdict]")) one.hidden = one.dataset.verdict !== verdict;
    for (const one of area.querySelectorAll("[data-when]")) one.hidden = found[one.closest("[data-step]").dataset.step] !== one.dataset.when;
    for (const one of area.querySelectorAll("[data-step]")) one.hidden = !found[one.dataset.step];
    area.querySelector("[data-steps]").hidden = !Object.keys(found).length;
    area.dataset.verdict = verdict;
  }

  async function check(text) {
    if (!window.crypto || !crypto.subtle) return show("insecure", {});
    try {
      const receipt = JSON.parse(text), found = await steps(receipt, area.dataset.keys.split(" ").filter(Boolean));
      const states = Object.values(found);
      show(states.includes("bad") ? "bad" : states.includes("unknown") ? "unknown" : "good", found);
      return receipt;
    } catch (problem) {
      show("unread", {});
    }
  }

  function tell(receipt) {
    const told = area.querySelector("[data-told]");
    told.hidden = !receipt;
    told.querySelector("[data-text]").textContent = receipt ? receipt.leaf.data : "";
    const own = receipt && receipt.private ? receipt.private.text : "";
    told.querySelector("[data-private]").textContent = own;
    told.querySelector("[data-private]").hidden = told.querySelector("[data-private-label]").hidden = !own;
  }

  if (area.dataset.check === "page") {
    const kept = document.getElementById("receipt");
    if (kept) check(kept.textContent);
    return;
  }
  const pasted = document.getElementById("pasted"), file = document.getElementById("file");
  const go = async () => {
    area.querySelector("[data-before]").hidden = true;
    tell(await check(pasted.value));
  };
  file.addEventListener("click", () => { file.value = ""; }); // the same file again, changed meanwhile, counts too
  file.addEventListener("change", async () => {
    if (!file.files[0]) return;
    pasted.value = await file.files[0].text();
    go();
  });
  document.getElementById("go").addEventListener("click", go);
})();
