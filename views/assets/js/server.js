// The one way to ask the server for a change. A refusal becomes an error whose message is for
// people; `errors` are those of single fields.

export class Refusal extends Error {
  constructor(message, errors = []) {
    super(message);
    this.errors = errors;
  }
}

const kOffline = "The server cannot be reached. Nothing is lost: try again in a moment.";
const kBroken = "Something went wrong. Try again in a moment.";

function headersFor(body, more) {
  const csrf = document.querySelector("input[name=csrf]")?.value ?? "";
  const headers = { Accept: "application/json", "X-CSRF-Token": csrf, ...more };
  if (body) headers["Content-Type"] = "application/json";
  return headers;
}

async function reach(address, request) {
  try {
    return await fetch(address, request);
  } catch {
    throw new Refusal(kOffline);
  }
}

export async function post(address, body, moreHeaders = {}) {
  const response = await reach(address, {
    method: "POST",
    headers: headersFor(body, moreHeaders),
    body: body && JSON.stringify(body),
    credentials: "same-origin",
  });
  if (response.status === 401) {
    const here = location.pathname + location.search;
    location.assign(`/login?next=${encodeURIComponent(here)}`);
    throw new Refusal("You are logged out. Log in again to go on.");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(answer.detail ?? kBroken, answer.errors);
  return answer;
}

// For Idempotency-Key. randomUUID exists only over HTTPS and on localhost.
export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
