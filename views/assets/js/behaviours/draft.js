// Keeps what was typed into a form until it is saved: it is there again when the person comes back
// after the session ended or after another button of the page was pressed. Kept in this tab alone.
import { closeToast, tellWithAction } from "../toast.js";

const isTyped = (field) => field.name !== "" && field.type !== "hidden";

function initialOf(field) {
  if (field.options) return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value;
  return field.defaultValue;
}

export default function draft(form) {
  const key = `draft ${new URL(form.action).pathname}`;
  const version = form.elements.version.value;
  const fields = () => [...form.elements].filter(isTyped);

  function changes() {
    const changed = fields().filter((field) => field.value !== initialOf(field));
    return Object.fromEntries(changed.map((field) => [field.name, field.value]));
  }

  // `sent` is the version of the record that a saving was tried on.
  function keep(sent) {
    const values = changes();
    if (Object.keys(values).length === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify({ values, sent }));
  }

  function bringBack({ values, sent }) {
    sessionStorage.removeItem(key);
    if (sent && sent !== version) return; // it was saved
    for (const field of fields()) if (field.name in values) field.value = values[field.name];
    const back = changes();
    if (Object.keys(back).length === 0) return;
    keep();
    tellWithAction("What you typed here is back. It is not saved yet.", "Discard", () => {
      closeToast();
      form.reset();
      sessionStorage.removeItem(key);
    });
  }

  const kept = sessionStorage.getItem(key);
  if (kept) bringBack(JSON.parse(kept));
  form.addEventListener("input", () => keep());
  form.addEventListener("submit", () => keep(version));
}
