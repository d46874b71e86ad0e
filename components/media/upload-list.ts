import type { Phase, UploadItem } from "@/components/media/upload-item";

export type UploadsShown = { items: readonly UploadItem[]; said: string };

/** The items of a queue, and what was said last for those who do not see them; tells whoever shows them of changes. */
export class UploadList {
  #shown: UploadsShown = { items: [], said: "" };
  #keys = 0;
  readonly #listeners = new Set<() => void>();

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  snapshot = (): UploadsShown => this.#shown;

  get items(): readonly UploadItem[] {
    return this.#shown.items;
  }

  of(...phases: Phase[]): UploadItem[] {
    return this.items.filter(({ phase }) => phases.includes(phase));
  }

  item(key: string): UploadItem | undefined {
    return this.items.find((item) => item.key === key);
  }

  add(part: Partial<UploadItem> & Pick<UploadItem, "name" | "bytes" | "wanted" | "phase">): void {
    this.#keys += 1;
    const blank = { file: null, uploadId: null, sent: 0, samples: [], message: "", isKnown: true };
    this.#show({ items: [...this.items, { ...blank, ...part, key: String(this.#keys) }] });
  }

  change(key: string, part: Partial<UploadItem>): void {
    this.#show({ items: this.items.map((item) => (item.key === key ? { ...item, ...part } : item)) });
  }

  remove(key: string): void {
    this.#show({ items: this.items.filter((item) => item.key !== key) });
  }

  say(said: string): void {
    this.#show({ said });
  }

  #show(part: Partial<UploadsShown>): void {
    this.#shown = { ...this.#shown, ...part };
    for (const listener of this.#listeners) listener();
  }
}
