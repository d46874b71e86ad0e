import type { UploadItem } from "@/components/media/upload-item";
import type { UploadList } from "@/components/media/upload-list";
import { fingerprintOf, forgetUpload, rememberUpload } from "@/components/media/upload-memory";
import { outcomeOf } from "@/components/media/upload-outcome";
import { type Transfer, transfer } from "@/components/media/upload-transfer";
import { withSample } from "@/lib/media/upload-pace";

/** Sent at once; the others wait. More would only share the same line. */
const AT_ONCE = 2;

/** Sends what waits in a list, and says in it what becomes of each. */
export class UploadSender {
  readonly #transfers = new Map<string, Transfer>();

  constructor(
    readonly list: UploadList,
    readonly presentationId: string,
    readonly done: () => void,
  ) {}

  /** Begins with what waits, as far as there is room. */
  next(): void {
    const free = AT_ONCE - this.list.of("sending", "lost").length;
    for (const item of this.list.of("waiting").slice(0, Math.max(0, free))) void this.#send(item);
  }

  async #send({ key, file, uploadId, wanted, name }: UploadItem): Promise<void> {
    if (!file) return;
    this.list.change(key, { phase: "sending", samples: [], message: "" });
    const about = Object.entries(wanted).filter(([, value]) => value !== "");
    const metadata = { ...Object.fromEntries(about), presentationId: this.presentationId, filename: name };
    const started = await transfer(
      file,
      { uploadId, metadata },
      {
        begun: (id) => {
          rememberUpload(id, fingerprintOf(file));
          // The page was rendered anew between the server's knowing it and ours.
          const twin = this.list.of("missing").find((item) => item.uploadId === id && item.key !== key);
          if (twin) this.list.remove(twin.key);
          this.list.change(key, { uploadId: id });
        },
        sent: (sent) => this.#sent(key, sent),
        lost: () => this.lose(key),
        whole: () => void this.finish(key),
        refused: (status, sentence) => void this.#refused(key, status, sentence),
      },
    );
    this.#transfers.set(key, started);
    // Paused or cancelled while the client was being loaded.
    if (!this.list.of("sending", "lost", "finishing").some((item) => item.key === key)) this.stop(key);
  }

  #sent(key: string, sent: number): void {
    const item = this.list.item(key);
    if (!item || !["sending", "lost"].includes(item.phase)) return;
    // After a loss nothing is sent before the server has answered again.
    const samples = withSample(item.phase === "lost" ? [] : item.samples, { at: performance.now(), sent });
    this.list.change(key, { phase: "sending", sent, samples });
  }

  /** The connection is lost. */
  lose(key: string): void {
    const item = this.list.item(key);
    if (item?.phase !== "sending") return;
    this.list.change(key, { phase: "lost", samples: [] });
    this.list.say("The connection is lost. Going on by itself when it is back.");
  }

  /** All has arrived: asks what became of it. */
  async finish(key: string): Promise<void> {
    this.#transfers.delete(key);
    const item = this.list.item(key);
    if (!item?.uploadId) return;
    this.list.change(key, { phase: "finishing", sent: item.bytes });
    this.next();
    const outcome = await outcomeOf(item.uploadId);
    forgetUpload(item.uploadId);
    const message = outcome?.message ?? "The server does not say what became of it. Load the page anew.";
    this.list.change(key, { phase: outcome?.state === "done" ? "done" : "refused", message });
    this.list.say(message);
    this.done();
  }

  async #refused(key: string, status: number, sentence: string): Promise<void> {
    this.#transfers.delete(key);
    const item = this.list.item(key);
    if (!item) return;
    if (status === 401) this.list.change(key, { phase: "signed_out" });
    else if (item.uploadId && (status === 404 || status === 410)) await this.finish(key);
    else {
      const message = sentence || "The server could not take the file. Try it again later.";
      this.list.change(key, { phase: "refused", message });
      this.list.say(message);
    }
    this.next();
  }

  /** Stops sending one; what it is from now on is for the caller to say. */
  stop(key: string): void {
    void this.#transfers.get(key)?.stop();
    this.#transfers.delete(key);
  }
}
