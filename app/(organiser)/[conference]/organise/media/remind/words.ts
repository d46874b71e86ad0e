/** "3 presenters". */
export function presenters(count: number): string {
  return count === 1 ? "1 presenter" : `${count} presenters`;
}
