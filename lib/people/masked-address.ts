/** "a…@uni.example": tells whoever knows an address that it is the one, and nobody else what it is. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return `${[...address][0] ?? ""}…${address.slice(at)}`;
}
