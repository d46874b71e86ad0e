// Views of media. Instants are ISO strings with their offset.

/** One file or link as its presentation's page shows it. */
export type MediaOnPage = {
  id: string;
  kind: string;
  label: string;
  /** Who may open it: whoever reads this, or whom the line names. */
  audience: "everyone" | "signed_in" | "askers" | "organisers";
  /** End of an embargo that is still on; null: there is none. */
  opensAt: string | null;
  /** An id of `lib/media/licences.ts`, or empty. */
  licence: string;
  /** BCP 47, of captions and transcripts, or empty. */
  language: string;
  /** http(s) address of a link the reader may open. */
  url: string | null;
  /** A file of ours the reader may open; with `url` null too, it is closed to them. */
  file: FileOnPage | null;
  /** Captions and transcripts of this video or audio. */
  belonging: MediaOnPage[];
};

export type FileOnPage = {
  name: string;
  contentType: string;
  bytes: number;
  version: number;
  /** Pixels, of an image or a first page. */
  width: number | null;
  height: number | null;
  pages: number | null;
  altText: string;
  /** Smaller ones of it, narrow to wide; pixels. */
  pictures: { width: number; height: number }[];
};

/** The media of one presentation as one person may open them. */
export type Shelf = {
  presentationId: string;
  /** IANA name, the conference's. */
  timeZone: string;
  media: MediaOnPage[];
};
