// Knows the time zone of this browser: fills a hidden field with it, and offers it beside a field
// that says another one.

export default function zone(input) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!here) return;
  if (input.type === "hidden") {
    input.value = here;
    return;
  }

  const button = document.createElement("button");
  button.type = "button";
  button.className = "button is-small is-plain";
  button.textContent = `Use ${here}, as this browser does`;
  button.hidden = input.value === here;
  button.addEventListener("click", () => {
    input.value = here;
    button.hidden = true;
    input.focus();
  });
  input.addEventListener("input", () => (button.hidden = input.value === here));
  input.after(button);
}
