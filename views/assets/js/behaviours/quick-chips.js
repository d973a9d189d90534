// Shows below the box for a new task what its line is understood as, while it is typed. A chip can
// be taken away: its words then stay words. The server understands; nothing is guessed here.
import { post } from "../server.js";

const kPause = 150; // milliseconds without a key

// Places in a text are counted in code points.
function placesOf(text, words) {
  const at = text.indexOf(words);
  if (at < 0) return [];
  const start = [...text.slice(0, at)].length;
  return [{ start, end: start + [...words].length }];
}

export default function quickChips(form) {
  const box = form.elements.title;
  const list = document.createElement("ul");
  list.className = "chips";
  list.setAttribute("aria-label", "Understood");
  form.after(list);
  const kept = new Set();
  let timer = 0;
  let asked = 0;

  const dismissed = () => [...kept].flatMap((words) => placesOf(box.value, words));

  function chip({ kind, text, words }) {
    const item = document.createElement("li");
    item.className = "chip";
    const name = document.createElement("span");
    name.className = "chip-kind";
    name.textContent = kind.replace("_", " ");
    const away = document.createElement("button");
    away.type = "button";
    away.textContent = "×";
    away.setAttribute("aria-label", `Keep “${text}” as words`);
    away.addEventListener("click", () => {
      kept.add(text);
      box.focus();
      look();
    });
    item.append(name, ` ${words} `, away);
    return item;
  }

  async function look() {
    const turn = ++asked;
    if (box.value.trim() === "") return list.replaceChildren();
    try {
      const body = { text: box.value, dry_run: true, dismissed: dismissed() };
      const { tokens } = await post("/tasks/quick", body);
      if (turn === asked) list.replaceChildren(...tokens.map(chip));
    } catch {
      list.replaceChildren();
    }
  }

  form.dismissedPlaces = dismissed;
  box.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, kPause);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    asked += 1;
    list.replaceChildren();
    setTimeout(() => kept.clear());
  });
}
