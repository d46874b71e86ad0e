/** A name for somebody of whom only the address is known: "ada.lovelace@example.org" → "Ada Lovelace". */
export function nameOfAddress(address: string): string {
  const [local = ""] = address.split("@");
  const words = local.split(/[._+-]+/).filter(Boolean);
  return words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join(" ") || "Somebody";
}
