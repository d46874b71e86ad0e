export type Sending = { answer: Promise<{ ok: boolean; message: string }>; cancel: () => void };

/** Sends an upload form and says how far it is, from 0 to 1: `fetch` cannot. The answer is always a sentence. */
export function sendFile(form: FormData, onProgress: (part: number) => void): Sending {
  const request = new XMLHttpRequest();
  const answer = new Promise<{ ok: boolean; message: string }>((resolve) => {
    const fail = (message: string) => () => resolve({ ok: false, message });
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(answerOf(request));
    request.onerror = fail("The connection was lost. Nothing was kept. Send the file again.");
    request.onabort = fail("Stopped. Nothing was kept.");
  });
  request.open("POST", "/media/uploads");
  request.setRequestHeader("accept", "application/json");
  request.send(form);
  return { answer, cancel: () => request.abort() };
}

function answerOf({ status, responseText }: XMLHttpRequest): { ok: boolean; message: string } {
  try {
    return JSON.parse(responseText) as { ok: boolean; message: string };
  } catch {
    // Refusals before the file is read are one plain sentence; anything else is ours to word.
    const sentence = status >= 400 && status < 500 ? responseText.trim() : "";
    return {
      ok: false,
      message: sentence || "The server could not take the file. Nothing was kept. Send it again.",
    };
  }
}
