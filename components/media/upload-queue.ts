import { isUnderWay, type UploadItem, type Wanted } from "@/components/media/upload-item";
import { UploadList } from "@/components/media/upload-list";
import { fingerprintOf, forgetUpload, rememberedOf } from "@/components/media/upload-memory";
import { UploadSender } from "@/components/media/upload-sender";
import { arrivedOf, cancelTransfer } from "@/components/media/upload-transfer";
import type { ArrivingFile } from "@/lib/media/schema";

const NOTHING: Wanted = { kindId: "", label: "", belongsToId: "", language: "", replacesId: "", tell: "" };

/** The files of one page that are chosen, on their way and over. What it holds changes only by its methods. */
export class UploadQueue {
  readonly #list = new UploadList();
  readonly #sender: UploadSender;

  /** `done` is called when something is on the page that was not. */
  constructor(presentationId: string, done: () => void) {
    this.#sender = new UploadSender(this.#list, presentationId, done);
  }

  subscribe = this.#list.subscribe;
  snapshot = this.#list.snapshot;

  /** What the server knows to be on its way and this page does not; asks how much of it has arrived. */
  async found(arriving: readonly ArrivingFile[]): Promise<void> {
    const known = new Set(this.#list.items.map(({ uploadId }) => uploadId));
    const fresh = arriving.filter(({ id }) => !known.has(id));
    for (const { id, fileName: name, bytes, label } of fresh) {
      const isKnown = rememberedOf(id) !== null;
      const item = { name, bytes, uploadId: id, isKnown, wanted: { ...NOTHING, label } };
      this.#list.add({ ...item, phase: "missing" as const });
    }
    await Promise.all(
      fresh.map(async ({ id, bytes }) => {
        const sent = await arrivedOf(id);
        const item = this.#list.items.find(({ uploadId, phase }) => uploadId === id && phase === "missing");
        if (!item || sent === null) return;
        this.#list.change(item.key, { sent });
        if (sent === bytes) await this.#sender.finish(item.key);
      }),
    );
  }

  /** Files just chosen: those on their way go on, the others can be described first. */
  choose(files: readonly File[], wantedOf: (file: File) => Partial<Wanted>): void {
    for (const file of files) {
      const begun = this.#list.items.find(
        ({ phase, uploadId }) =>
          phase === "missing" && uploadId !== null && rememberedOf(uploadId) === fingerprintOf(file),
      );
      if (begun) this.#begin(begun.key, { file });
      else
        this.#list.add({
          ...{ name: file.name, bytes: file.size, file, phase: "chosen" },
          wanted: { ...NOTHING, ...wantedOf(file) },
        });
    }
  }

  /** A new content of something that is there: what it is, is known, so it is on its way at once. */
  replace(file: File, wanted: Partial<Wanted>): void {
    this.#list.add({
      ...{ name: file.name, bytes: file.size, file, phase: "waiting" },
      wanted: { ...NOTHING, ...wanted },
    });
    this.#list.say(`“${file.name}” is on its way.`);
    this.#sender.next();
  }

  /** One that was begun before, its file chosen again; false when it is another file. */
  chooseAgain(key: string, file: File): boolean {
    const uploadId = this.#list.item(key)?.uploadId;
    if (!uploadId || rememberedOf(uploadId) !== fingerprintOf(file)) return false;
    this.#begin(key, { file });
    return true;
  }

  describe(key: string, wanted: Partial<Wanted>): void {
    const item = this.#list.item(key);
    if (item) this.#list.change(key, { wanted: { ...item.wanted, ...wanted } });
  }

  /** Takes off what is not on its way. */
  putAside(key: string): void {
    this.#list.remove(key);
  }

  send(keys: readonly string[]): void {
    for (const key of keys) this.#list.change(key, { phase: "waiting" });
    this.#list.say(keys.length === 1 ? "One file is on its way." : `${keys.length} files are on their way.`);
    this.#sender.next();
  }

  pause(key: string): void {
    this.#sender.stop(key);
    this.#list.change(key, { phase: "paused" });
    this.#sender.next();
  }

  goOn(key: string): void {
    this.#begin(key, {});
  }

  /** Gives it up, here and on the server. */
  async cancel(key: string): Promise<void> {
    const item = this.#list.item(key);
    if (!item) return;
    this.#sender.stop(key);
    this.putAside(key);
    this.#list.say(`“${item.name}” is cancelled.`);
    this.#sender.next();
    if (!item.uploadId) return;
    // Not told to the server it stands in the list again after a reload, and is given up in a week.
    if (await cancelTransfer(item.uploadId)) forgetUpload(item.uploadId);
  }

  pauseAll(): void {
    for (const { key } of this.#list.of("waiting", "sending", "lost")) this.pause(key);
  }

  goOnAll(): void {
    for (const { key } of this.#list.of("paused", "signed_out")) this.#list.change(key, { phase: "waiting" });
    this.#sender.next();
  }

  async cancelAll(): Promise<void> {
    await Promise.all(this.#list.items.filter(isUnderWay).map(({ key }) => this.cancel(key)));
  }

  /** The connection is back: nothing waits out its pause. */
  online(): void {
    for (const { key } of this.#list.of("lost")) {
      this.#sender.stop(key);
      this.#list.change(key, { phase: "waiting" });
    }
    this.#sender.next();
  }

  offline(): void {
    for (const { key } of this.#list.of("sending")) {
      this.#sender.stop(key);
      this.#sender.lose(key);
    }
  }

  #begin(key: string, part: Partial<UploadItem>): void {
    this.#list.change(key, { ...part, phase: "waiting" });
    this.#sender.next();
  }
}
