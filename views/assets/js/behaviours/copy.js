// Selects a secret when it is touched, and copies it by a button where the browser can.

export default function copy(input) {
  input.addEventListener("focus", () => input.select());
  if (!navigator.clipboard) return;

  const button = document.createElement("button");
  button.type = "button";
  button.className = "button is-small is-plain";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(input.value);
    button.textContent = "Copied";
  });
  input.after(button);
}
