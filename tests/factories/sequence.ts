let last = 0;

/** A number no other call in this test file gets: databases are per file, so that is enough. */
export function unique(): number {
  last += 1;
  return last;
}

/** For the one database that files share: numbers go on from here. */
export function goOnFrom(number: number): void {
  last = number;
}
