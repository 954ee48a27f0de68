import type { Authorization } from "./authorization.ts";

/** What a buyer sees who has to take a step: nothing of it comes from outside but the amount and the ids. */
export function pageOf({ id, reference, currency, amountMinor, status }: Authorization): string {
  const button = (approve: boolean, label: string) =>
    `<form method="post" action="/3ds/${asText(id)}?approve=${approve}"><button>${label}</button></form>`;
  const choice =
    status === "action_required"
      ? `${button(true, "Approve")}${button(false, "Refuse")}`
      : "Nothing is to be done here any more.";
  return [
    "<!doctype html><html lang=en><meta charset=utf-8><title>Sandbox bank</title>",
    `<h1>Sandbox bank</h1><p>Pay ${asText(amountMinor)} (smallest units of ${asText(currency)}) for ${asText(reference)}?</p>`,
    `${choice}</html>`,
  ].join("\n");
}

function asText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
