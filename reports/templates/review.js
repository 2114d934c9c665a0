// One article in review: keys, marks and decisions. The same in a report from disk and at the desk.
//
// Every decision is shown at once and kept in this browser until the desk has acknowledged it, so neither a reload nor a lost
// connection loses one. From disk they stay in the browser and are downloaded as a file for `copydesk review --import`.
"use strict";
(() => {
  const page = JSON.parse(document.getElementById("page").textContent);
  const undecided = { verdict: "open", wording: null, comment: "", who: "", when: "", seen: 0, elsewhere: false };
  page.changes = page.changes.map((change) => ({ ...undecided, ...change, category: change.rule.split(".")[0] }));
  const changes = new Map(page.changes.map((change) => [change.n, change]));
  const byId = new Map(page.changes.map((change) => [change.id, change]));
  const atDesk = page.mode === "desk";
  const $ = (id) => document.getElementById(id);
  const mark = (n) => $(`edit-${n}`);
  const panel = $("decide");
  if (!changes.size) return;

  // ---- what is kept in the browser ------------------------------------------------------------------------------------
  const kept = (name, fallback) => {
    try { return JSON.parse(localStorage.getItem(name)) ?? fallback; } catch { return fallback; }
  };
  const keep = (name, value) => {
    try { localStorage.setItem(name, JSON.stringify(value)); } catch { /* no room or no storage: the desk has it all the same */ }
  };
  // At the desk: of one store and one person, so that neither another desk nor another editor at this browser gets them.
  const place = `copydesk ${page.owner ?? ""} ${page.result}`;
  const outbox = `copydesk ${page.owner} ${page.decide} waiting`;  // of the article, so that a newer version does not lose it
  const words = `copydesk words ${page.article.site} ${page.article.name}`;  // from disk, by fingerprint: another run, other numbers
  let waiting = atDesk ? kept(outbox, []) : [];  // decisions that the desk has not acknowledged
  let history = kept(`${place} history`, []);  // acts of this editor on this page, the last one last: [[word before], ...]
  const keys = { next: "j", previous: "k", accept: "a", reject: "r", edit: "e", comment: "c", undo: "u", acceptAll: "A",
    rejectAll: "R", filter: "/", finish: "f", help: "?", article: "n", ...kept("copydesk keys", {}) };
  const name = () => crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint32Array(4))].map((x) => x.toString(16)).join("");

  // ---- words and marks ------------------------------------------------------------------------------------------------
  const BANDS = [[0, 0.85, "less than 85 % sure"], [0.85, 0.9, "85 to 90 % sure"], [0.9, 0.95, "90 to 95 % sure"],
    [0.95, 1.01, "95 % sure and more"]];
  const bandOf = (change) => BANDS.findIndex(([low, high]) => low <= change.confidence && change.confidence < high);
  const wordOf = ({ verdict, wording, comment }) => ({ verdict, wording, comment });
  const isOpen = (change) => change.verdict === "open";
  const kinds = { applied: "Change", query: "Query", note: "Note" };
  const said = { accepted: "accepted", rejected: "rejected", open: "undecided" };

  let columns = null;  // the article once more, side by side, while that view is on
  const places = (n) => [mark(n), ...(columns?.querySelectorAll(`[data-n="${n}"]`) ?? [])].filter(Boolean);

  function show(n) {
    const change = changes.get(n);
    for (const element of places(n)) showAt(element, change);
    const remark = $(`note-${n}`)?.closest("li");
    let comment = remark?.querySelector(`q[data-of="${n}"]`);
    if (remark && change.comment) {
      if (!comment) {
        comment = document.createElement("q");
        comment.dataset.of = n;
        remark.append(comment);
      }
      comment.textContent = change.comment;
    } else comment?.remove();
    for (const asked of document.querySelectorAll(`[data-about~="${n}"]`)) {
      asked.classList.toggle("replaced", change.verdict === "accepted" && (change.wording ?? change.after) !== null);
      asked.classList.toggle("settled", change.verdict !== "open");
    }
  }

  function showAt(element, change) {
    element.dataset.verdict = change.verdict;
    element.classList.toggle("rewritten", change.verdict === "accepted" && change.wording !== null);
    element.closest(".removed")?.classList.toggle("brought-back", change.verdict === "rejected" || (change.verdict === "accepted" && Boolean(change.wording)));
    let own = element.querySelector(".own");
    if (change.verdict === "accepted" && change.wording !== null) {
      own ??= element.insertBefore(Object.assign(document.createElement("ins"), { className: "own" }), element.querySelector(".number"));
      own.textContent = change.wording;
    } else own?.remove();
    element.querySelector(".number").title = said[change.verdict] + (change.comment ? `: ${change.comment}` : "");
  }

  // ---- deciding -------------------------------------------------------------------------------------------------------
  function decide(words) {  // [[n, {verdict, wording, comment}], ...]: one act
    const act = name();
    history.push(words.map(([n]) => [n, wordOf(changes.get(n))]));
    history = history.slice(-200);
    for (const [n, word] of words) say(n, word, act);
    after();
  }

  function say(n, word, act) {
    const change = changes.get(n);
    Object.assign(change, word, { who: page.who, when: "just now", elsewhere: false });
    if (atDesk) waiting.push({ change: change.id, request: name(), act, ...wordOf(change) });
    show(n);
  }

  function undo() {
    if (page.finished) return tell(page.finished, true);
    const taken = history.pop();
    if (!taken) return tell("There is nothing to undo on this page.");
    const act = taken.filter(([n]) => changes.has(n) && changes.get(n).who === page.who);  // others' later words stay
    if (!act.length) return tell("Somebody else decided there since; their word stays.", true);
    const id = name();
    for (const [n, word] of act) say(n, word, id);
    go(act[0][0]);
    tell(act.length > 1 ? `${act.length} decisions taken back.` : `Decision on ${act[0][0]} taken back.`);
    after();
  }

  function after() {
    keep(`${place} history`, history);
    if (atDesk) keep(outbox, waiting);
    else keep(words, { ...kept(words, {}), ...Object.fromEntries([...changes.values()].map((c) => [c.fingerprint, wordOf(c)])) });
    refresh();
    send();
  }
  const touched = (change) => change.verdict !== "open" || change.comment;

  // ---- the desk -------------------------------------------------------------------------------------------------------
  let sending = false, pause = 0, again = null, most = 200;  // most: words in a request
  async function send() {
    if (!atDesk || sending || !waiting.length) return;
    sending = true;
    const batch = [], inside = new Set();
    for (const each of waiting) {  // of two words on one change the second needs the number of the first
      if (inside.has(each.change) || batch.length >= most) break;
      inside.add(each.change);
      batch.push(each);
    }
    const body = JSON.stringify({ result: page.result, decisions: batch.map((each) => ({ ...each, seen: byId.get(each.change)?.seen ?? 0 })) });
    try {
      const answer = await fetch(page.decide, { method: "POST", keepalive: body.length < 30000, headers: { "Content-Type": "application/json", "X-CSRF-Token": page.csrf }, body });
      if (answer.status === 401 || (answer.status === 403 && !(await newToken()))) return lost("You are signed out. Sign in again in another tab; nothing is lost.");
      if (answer.status === 403) return lost("Signed in again");
      if ([404, 409, 422].includes(answer.status)) {
        if (batch.length > 1) most = 1;  // one of them is no good: the others go on
        else await refused(answer, batch[0]);
      } else if (!answer.ok) return lost("The desk does not answer");
      else acknowledged(await answer.json(), batch);
      pause = 0;
      keep(outbox, waiting);
    } catch { return lost("No connection to the desk"); } finally { sending = false; refresh(); }
    send();
  }

  async function newToken() {  // after a new sign-in of the same person
    const answer = await fetch(page.state);
    const state = answer.ok ? await answer.json() : {};
    if (state.who !== page.who || state.csrf === page.csrf) return false;
    page.csrf = state.csrf;
    return true;
  }

  async function refused(answer, word) {  // what the desk cannot take: the mark goes back to what it knows
    waiting.shift();
    const change = byId.get(word.change), { error } = await answer.json().catch(() => ({ error: "the desk did not say why" }));
    tell(`${change ? `The word on ${change.n}` : "A word"} was not taken: ${error}`, true);
    if (change) {
      Object.assign(change, wordOf(undecided), { who: "", when: "just now" });
      show(change.n);
    }
    page.latest = 0;
    const known = await fetch(page.state);
    if (known.ok) take(await known.json(), new Set(waiting.map((each) => byId.get(each.change)?.n)));
  }

  function acknowledged(answer, batch) {
    waiting = waiting.slice(batch.length);
    if (!waiting.length) most = 200;
    const overruled = new Set(answer.answers.filter((each) => each.conflict).map((each) => each.change));
    waiting = waiting.filter((each) => !overruled.has(each.change));
    take(answer.state, new Set(waiting.map((each) => byId.get(each.change)?.n)));
    const [first] = [...overruled].map((id) => byId.get(id)).filter(Boolean);
    if (first) {
      const { n, who, verdict } = first;
      go(n);
      tell(`${who} has ${said[verdict]} ${n} meanwhile. Yours was not stored; decide again to overrule.`, true);
    }
  }

  function take(state, later = new Set()) {  // what the desk knows; words of ours that it has not got yet stand above it
    let news = 0;
    page.latest = state.latest;
    if (!state.decisions) return 0;
    if (state.result !== page.result) {
      tell("A newer version of this article came in. Reload the page to see it.", true);
      return 0;
    }
    for (const known of state.decisions) {
      const change = changes.get(known.n);
      if (change.seen === known.seen && change.when !== "just now") continue;
      const other = change.seen !== known.seen && known.who !== page.who;
      change.seen = known.seen;
      if (later.has(known.n)) continue;
      if (other && change.verdict !== known.verdict) news += 1;
      Object.assign(change, known);
      show(known.n);
    }
    if (state.score) $("score-now").replaceChildren(...scoreNow(state.score));
    refresh();
    return news;
  }

  function scoreNow({ score, band, changed }) {
    if (!changed) return [];
    const text = document.createElement("span");
    text.textContent = `As decided: ${score === null ? "–" : score}, ${band}`;
    return [text];
  }

  function lost(why) {
    pause = Math.min(pause + 1, 10);
    $("saving").textContent = `${why.replace(/\.$/, "")}: ${waiting.length} kept here, sent again in a moment`;
    clearTimeout(again);
    again = setTimeout(send, 1000 * pause);
  }

  async function listen() {  // what others decide meanwhile
    try {
      if (document.visibilityState === "visible" && !sending && !waiting.length) {
        const answer = await fetch(`${page.state}?result=${page.result}&latest=${page.latest}`);
        const state = answer.ok ? await answer.json() : null;
        if (state && !sending && !waiting.length && take(state)) tell("Someone else decided here meanwhile; their marks are shown.");
      }
    } catch { /* the next word will tell */ }
    setTimeout(listen, 5000);
  }

  // ---- where we are ---------------------------------------------------------------------------------------------------
  let current = 0;
  const filter = { rule: $("filter-rule"), band: $("filter-band"), state: $("filter-state") };
  const passes = (change) =>
    (!filter.rule.value || change.rule === filter.rule.value || change.category === filter.rule.value) &&
    (!filter.band.value || bandOf(change) === Number(filter.band.value)) &&
    ({ "": true, open: isOpen(change), decided: !isOpen(change), asked: change.kind !== "applied" })[filter.state.value];
  const shown = () => page.changes.filter(passes).map((change) => change.n);

  function go(n, scroll = true) {
    for (const element of places(current)) element.removeAttribute("aria-current");
    current = n;
    const here = places(n);
    if (!here.length) return refresh();
    for (const element of here) element.setAttribute("aria-current", "true");
    const fold = here[0].closest("details");
    if (fold) fold.open = true;
    if (scroll) here.at(-1).scrollIntoView({ block: "center", behavior: "instant" });
    try { if (location.hash !== `#note-${n}`) history_replace(`#edit-${n}`); } catch { /* a page from disk may not */ }
    refresh();
  }
  const history_replace = (hash) => window.history.replaceState(null, "", hash);

  function goOn() {
    const rest = page.changes.filter((change) => passes(change) && isOpen(change)).map((change) => change.n);
    if (rest.length) go(rest.find((n) => n > current) ?? rest[0]);
    else tell(`All is decided here. ${atDesk ? `Finish the article below, or ${keys.article} for the next one.` : ""}`, true);
  }

  function step(by) {
    const all = shown();
    if (!all.length) return tell("The filter shows nothing.");
    const first = all.findIndex((n) => (by > 0 ? n > current : n >= current));
    let at = by > 0 ? Math.max(first, 0) : (first < 0 ? all.length : first) - 1;
    for (let tries = 0; tries < all.length; tries += 1, at += by) {  // what a view does not show is no place to stop at
      const n = all[(at + all.length) % all.length];
      if (showsIn(n)) return go(n);
    }
    tell("This view shows none of them.");
  }

  function showsIn(n) {
    if (!$("view-cleaned").checked && !$("view-original").checked) return true;
    return mark(n).getBoundingClientRect().width > 0;
  }

  // ---- the panel ------------------------------------------------------------------------------------------------------
  let told = null;
  function tell(text, important = false) {
    clearTimeout(told);
    $("told").textContent = text;
    told = setTimeout(() => { $("told").textContent = ""; }, important ? 15000 : 5000);
  }

  const pieces = (parent, ...texts) => parent.replaceChildren(...texts.filter(Boolean));
  function part(tag, text, className = "") {
    return Object.assign(document.createElement(tag), { textContent: text, className });
  }
  const visible = (text) => text.replace(/\n/g, "¶").replace(/^ +| +$|^\s+$/g, (run) => "·".repeat(run.length));
  const when = (text) => (text.endsWith("Z") ? new Date(text).toLocaleString([], { dateStyle: "medium", timeStyle: "short" }) : text);
  const short = (text) => (text.length > 160 ? `${text.slice(0, 90)} … ${text.slice(-60)}` : text);

  function refresh() {
    const all = [...changes.values()], decided = all.filter((change) => !isOpen(change)).length;
    $("progress").textContent = `${decided} of ${all.length} decided`;
    $("progress-bar").value = decided;
    const some = shown();
    $("shown").textContent = some.length === all.length ? "" : `${some.length} shown`;
    if (!waiting.length) $("saving").textContent = atDesk ? "" : decided ? "kept in this browser" : "";
    else if (atDesk && !pause) $("saving").textContent = "saving …";
    const change = changes.get(current);
    for (const id of ["accept", "reject", "edit", "comment"]) $(id).disabled = !change;
    $("undo").disabled = !history.length;
    if (!change) return pieces($("at-hand"), part("span", `Press ${keys.next} for the first change, ${keys.help} for all keys.`, "small"));
    const word = change.verdict === "open" ? "" : `${said[change.verdict]}${change.who ? ` by ${change.who}` : ""}${change.when ? `, ${when(change.when)}` : ""}${change.elsewhere ? " (in another version or copy)" : ""}`;
    const text = part("span", "", "texts");
    const proposed = change.verdict === "accepted" ? change.wording ?? change.after : change.after;
    const note = change.kind === "note" && change.wording === null;
    $("accept").lastChild.textContent = note ? " Seen" : " Accept";
    $("reject").lastChild.textContent = note ? " No flaw" : " Reject";
    pieces(text, change.before && part(note ? "span" : "del", visible(short(change.before))), proposed && part("ins", visible(short(proposed))), proposed === "" && part("i", "removed"));
    pieces($("at-hand"), part("b", `${kinds[change.kind]} ${change.n}`), part("code", change.rules.join(", ")), text, part("span", change.why, "why"),
      change.signs && part("span", change.signs, "why"), change.partner && part("span", `other end: ${change.partner}`, "sure"),
      change.confidence < 1 && part("span", `${Math.floor(100 * change.confidence)} % sure`, "sure"), word && part("span", word, `word ${change.verdict}`), change.comment && part("q", change.comment));
  }

  // ---- editing, commenting, asking ------------------------------------------------------------------------------------
  let asked = () => {};  // what a yes in the open dialog does; done at once, since a closed dialog says so only later
  const answer = (id) => $(id).querySelector("form").addEventListener("submit", (event) => { if (event.submitter?.value) asked(); });
  answer("write");
  answer("ask");

  function write(label, value, done) {
    const field = $("write-text");
    $("write-label").textContent = label;
    field.value = value;
    const first = field.value;  // with the line ends of a form
    asked = () => done(field.value === first ? value : field.value);
    $("write").showModal();
    field.focus();
    field.select();
  }

  function withBreaks(change, wording) {  // words in place of a whole line stay a line of their own
    if (!wording.trim() || !change.before.trim() || change.after?.includes("\n")) return wording;
    const [lead] = change.before.match(/^[\r\n]*/), [trail] = change.before.match(/[\r\n]*$/);
    return lead + wording.replace(/^[\r\n]+|[\r\n]+$/g, "") + trail;
  }

  function decideCurrent(verdict, more = {}) {
    const change = changes.get(current);
    if (!change) return tell("Go to a change first.");
    if (page.finished) return tell(page.finished, true);
    const other = changes.get(change.partner);  // one end of a quotation takes the other along, unless that has its own word
    const both = other && isOpen(other) && isOpen(change) && !more.wording ? [[other.n, { verdict, wording: null, comment: other.comment }]] : [];
    decide([[current, { verdict, wording: null, comment: change.comment, ...more }], ...both]);
    if (both.length) tell(`Both ends of the quotation ${said[verdict]}: ${Math.min(current, other.n)} and ${Math.max(current, other.n)}.`);
    if ($("go-on").checked || filter.state.value === "open") goOn();
  }

  function all(verdict) {
    if (page.finished) return tell(page.finished, true);
    const change = changes.get(current);
    const rule = filter.rule.value && page.changes.some((each) => each.rule === filter.rule.value) ? filter.rule.value : change?.rule;
    if (!rule) return tell("Choose a rule in the filter, or go to a change of it first.");
    const one = page.changes.filter((each) => passes(each) && each.rule === rule && isOpen(each));
    const band = filter.band.value ? Number(filter.band.value) : change && change.rule === rule ? bandOf(change) : one.length ? bandOf(one[0]) : 0;
    const some = one.filter((each) => bandOf(each) === band && !(verdict === "accepted" && each.kind === "note"));
    if (!some.length) return tell(`No undecided change of ${rule}, ${BANDS[band][2]}, is shown.`);
    $("ask-text").textContent = `${verdict === "accepted" ? "Accept" : "Reject"} ${some.length} undecided ${some.length === 1 ? "change" : "changes"} of ${rule}, ${BANDS[band][2]}?`;
    asked = () => {
      const rest = some.filter(isOpen);  // somebody else may have decided while the question stood
      if (!rest.length) return tell("They are all decided by now.");
      decide(rest.map((each) => [each.n, { verdict, wording: null, comment: each.comment }]));
      tell(`${rest.length} ${said[verdict]}. ${keys.undo} takes them all back.`);
    };
    $("ask").showModal();
    $("ask-yes").focus();
  }

  const acts = {
    next: () => step(1),
    previous: () => step(-1),
    accept: () => decideCurrent("accepted"),
    reject: () => decideCurrent("rejected"),
    edit: () => {
      const change = changes.get(current);
      if (change) write("Your wording", change.wording ?? change.after ?? change.before, (wording) => decideCurrent("accepted", wording === change.after ? {} : { wording: withBreaks(change, wording) }));
    },
    comment: () => {
      const change = changes.get(current);
      if (page.finished) return tell(page.finished, true);
      if (change) write("Your comment", change.comment, (comment) => { if (comment !== change.comment) decide([[current, { ...wordOf(change), comment }]]); });
    },
    undo,
    acceptAll: () => all("accepted"),
    rejectAll: () => all("rejected"),
    filter: () => { $("filters").open = true; filter.rule.focus(); },
    finish: () => {
      const button = document.querySelector('#finish ~ form button[name="verdict"]');
      if (!button) return tell("An article is finished at the desk.");
      button.scrollIntoView({ block: "center", behavior: "instant" });
      button.focus();
      tell(`Enter: ${button.textContent.toLowerCase()}. Tab goes to the others.`);
    },
    help: () => { fillKeys(); $("help").showModal(); },
    article: () => { const link = $("next-article"); if (link) link.click(); else tell("There is no other article in the queue."); },
  };
  const meaning = { next: "next change", previous: "previous change", accept: "accept", reject: "reject", edit: "change the wording", comment: "comment",
    undo: "undo", acceptAll: "accept all of this rule that are shown", rejectAll: "reject all of this rule that are shown", filter: "filter", finish: "go to Approve", help: "these keys", article: "next article" };

  function fillKeys() {
    $("keys").replaceChildren(...Object.keys(meaning).map((act) => {
      const row = document.createElement("label"), field = document.createElement("input");
      Object.assign(field, { value: keys[act], maxLength: 1, size: 2, autocomplete: "off" });
      field.addEventListener("change", () => {
        const other = Object.keys(keys).find((each) => each !== act && keys[each] === field.value);
        if (!field.value.trim() || other) {
          $("keys-told").textContent = other ? `${field.value} is the key for: ${meaning[other]}.` : "A key needs a letter.";
          field.value = keys[act];
          return;
        }
        $("keys-told").textContent = "";
        keys[act] = field.value;
        keep("copydesk keys", keys);
        labels();
      });
      row.append(field, part("span", meaning[act]));
      return row;
    }));
  }
  function labels() {
    for (const act of ["next", "previous", "accept", "reject", "edit", "comment", "undo", "acceptAll", "rejectAll"]) $(act).querySelector("kbd").textContent = keys[act];
    refresh();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input:not([type=radio]), textarea, select, dialog, [contenteditable]")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const act = Object.keys(keys).find((each) => keys[each] === event.key);
    if (!act) return;
    event.preventDefault();
    acts[act]();
  });
  for (const act of ["next", "previous", "accept", "reject", "edit", "comment", "undo", "acceptAll", "rejectAll", "help"]) $(act === "help" ? "show-help" : act).addEventListener("click", acts[act]);
  $("write-text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); asked(); $("write").close(); event.target.blur(); }
  });
  $("show-policy")?.addEventListener("click", () => {
    if (!changes.has(current)) return tell("Go to a change first.");
    const { id, rule, before, after } = changes.get(current);
    $("policy-change").value = id;
    $("policy-wording").textContent = after === null ? short(visible(before)) : `${short(visible(before))} → ${short(visible(after)) || "nothing"}`;
    for (const name of document.querySelectorAll(".policy-rule")) name.textContent = rule;
    $("policy").showModal();
  });
  document.querySelector(".text").parentElement.addEventListener("click", (event) => {
    if (event.target.closest("a, button, summary, input, label")) return;
    const change = event.target.closest(".change, [data-n]"), about = event.target.closest("[data-about]");
    const remark = event.target.closest(".remarks li")?.querySelector("a[href^='#edit-']");
    const n = change ? change.dataset.n ?? change.id.slice(5) : about ? about.dataset.about.split(" ")[0] : remark?.hash.slice(6);
    if (n) go(Number(n), Boolean(remark) && !change);
  });
  // a form or an export must not go before the last decisions
  const drained = async () => {
    for (let tries = 0; waiting.length && tries < 100; tries += 1) await new Promise((wake) => setTimeout(wake, 100));
    return !waiting.length;
  };
  document.addEventListener("submit", async (event) => {
    if (!waiting.length || event.target.method === "dialog") return;
    event.preventDefault();
    tell("Saving your last decisions first …");
    if (await drained()) event.target.requestSubmit(event.submitter);
    else tell("Your last decisions are not stored yet. Try again when the desk answers.", true);
  });
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[href*='/export.']");
    if (!link || !waiting.length) return;
    event.preventDefault();
    if (await drained()) link.click();
    else tell("Your last decisions are not stored yet. Try again when the desk answers.", true);
  });
  window.addEventListener("pagehide", () => { sending = false; send(); });  // what is known already is not stored twice
  for (const each of Object.values(filter)) each.addEventListener("change", () => {
    for (const change of page.changes) mark(change.n)?.classList.toggle("dimmed", !passes(change));
    const some = shown();
    if (some.length && !some.includes(current)) go(some.find((n) => n > current) ?? some[0]);
    refresh();
  });
  const hashed = () => { const found = location.hash.match(/^#(?:edit|note)-(\d+)$/); if (found && changes.has(Number(found[1]))) go(Number(found[1]), location.hash.startsWith("#edit")); };
  window.addEventListener("hashchange", hashed);

  // ---- two columns ----------------------------------------------------------------------------------------------------
  const article = document.querySelector(".text");
  for (const view of document.querySelectorAll('[name="view"]')) view.addEventListener("change", () => {
    const side = view.id === "view-side";
    if (side && !columns) {
      columns = document.createElement("div");
      columns.className = "columns";
      for (const paragraph of article.querySelectorAll(".paragraph")) {
        for (const which of ["old", "new"]) {
          const copy = paragraph.querySelector("p").cloneNode(true);
          copy.className = which;
          for (const each of copy.querySelectorAll(".change")) each.dataset.n = each.id.slice(5);
          for (const each of [copy, ...copy.querySelectorAll("*")]) { each.removeAttribute("id"); each.removeAttribute("href"); }
          columns.append(copy);
        }
      }
      article.after(columns);
    } else if (!side && columns) { columns.remove(); columns = null; }
    article.hidden = side;
    if (current) go(current);
  });

  // ---- from disk: download --------------------------------------------------------------------------------------------
  $("download")?.addEventListener("click", () => {
    const decisions = [...changes.values()].filter(touched).map(({ fingerprint, rule, verdict, wording, comment }) => ({ fingerprint, rule, verdict, wording, comment }));
    const file = new Blob([JSON.stringify({ copydesk: "decisions", article: page.article, decisions }, null, 1)], { type: "application/json" });
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: `decisions-${page.article.name.replace(/[^\w.-]+/g, "_").slice(0, 80)}.json` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });

  // ---- start ----------------------------------------------------------------------------------------------------------
  const before = atDesk ? {} : kept(words, {});
  for (const change of changes.values()) if (before[change.fingerprint]) Object.assign(change, before[change.fingerprint]);
  for (const each of waiting) if (byId.has(each.change)) Object.assign(byId.get(each.change), wordOf(each), { who: page.who, when: "just now" });
  if (page.score) $("score-now").replaceChildren(...scoreNow(page.score));
  for (const rule of page.filters) filter.rule.append(new Option(rule, rule));
  BANDS.forEach(([, , label], index) => { if (page.changes.some((change) => bandOf(change) === index)) filter.band.append(new Option(label, index)); });
  $("progress-bar").max = changes.size;
  for (const n of changes.keys()) if (touched(changes.get(n))) show(n);
  panel.hidden = false;
  $("filters").open = matchMedia("(min-width: 60rem)").matches;
  document.body.classList.add("deciding");
  $("go-on").checked = kept("copydesk go on", false);
  $("go-on").addEventListener("change", () => keep("copydesk go on", $("go-on").checked));
  labels();
  refresh();
  hashed();
  send();
  if (atDesk) listen();
})();
