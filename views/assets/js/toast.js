// What just happened, at the foot of the page, one at a time. It leaves unless somebody looks at it.
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
  button.addEventListener("click", () => act(button), { once: true });
  show(text, "toast").append(button);
}

// `operation` is what the server undoes, `onUndone` what the page then does.
export function tell(text, operation, onUndone) {
  if (!operation) return show(text, "toast");
  return tellWithAction(text, "Undo", async (button) => {
    button.setAttribute("aria-disabled", "true");
    try {
      await post("/tasks/undo", { operation });
      closeToast();
      announce("Undone.");
      onUndone();
    } catch (error) {
      tellError(error);
    }
  });
}

region.querySelectorAll(".toast:not(.is-error)").forEach(leaveLater);
