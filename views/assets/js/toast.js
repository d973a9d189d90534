// What just happened, at the foot of the page, one at a time. It leaves by itself unless somebody
// looks at it; what it offers to undo stays in the Trash as well.
import { post } from "./server.js";

const kStay = 12_000;

const region = document.querySelector("#toasts");
const announcer = document.querySelector("#announcer");
let leaving;

function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

export function closeToast() {
  clearTimeout(leaving);
  region.querySelector(".toast")?.remove();
}

function leaveLater(toast) {
  clearTimeout(leaving);
  leaving = setTimeout(() => {
    if (toast.matches(":hover, :focus-within")) leaveLater(toast);
    else toast.remove();
  }, kStay);
}

function show(text, className) {
  closeToast();
  const toast = element("div", className, "");
  const words = element("p", "toast-words", text);
  words.dir = "auto";
  toast.append(words);
  region.append(toast);
  announce(text);
  leaveLater(toast);
  return toast;
}

export function tellError(error) {
  show(error.message, "toast is-error");
}

// For ears alone, where eyes see it happen.
export function announce(text) {
  announcer.textContent = text;
}

export function tellWithLink(text, words, address) {
  const link = element("a", "toast-action", words);
  link.href = address;
  show(text, "toast").append(link);
}

export function tellWithAction(text, words, act) {
  const button = element("button", "toast-action", words);
  button.type = "button";
  button.addEventListener("click", () => {
    closeToast();
    act();
  });
  show(text, "toast").append(button);
}

// `operation` is what the server undoes, `onUndone` what the page then does.
export function tell(text, operation, onUndone) {
  const toast = show(text, "toast");
  if (!operation) return;

  const undo = element("button", "toast-action", "Undo");
  undo.type = "button";
  undo.addEventListener("click", async () => {
    undo.setAttribute("aria-disabled", "true");
    try {
      await post("/tasks/undo", { operation });
      closeToast();
      announce("Undone.");
      onUndone();
    } catch (error) {
      tellError(error);
    }
  }, { once: true });
  toast.append(undo);
}

const given = region.querySelector(".toast:not(.is-error)");
if (given) leaveLater(given);
