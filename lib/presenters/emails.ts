import type { Message } from "@/lib/mail/outbox";

type Words = Pick<Message, "subject" | "text">;

type About = { title: string; conferenceName: string; link: string };

/** Asks a presenter to claim a part. */
export function invitation(
  about: About & { displayName: string; invitedBy: string; expiresOn: string },
): Words {
  return {
    subject: `Your part in “${about.title}”`,
    text: `${about.displayName},

${about.invitedBy} listed you as a presenter of

    ${about.title}

at ${about.conferenceName}. Confirm that it is you, and you can edit the abstract, your affiliation and biography, and add slides:

${about.link}

The link works once, until ${about.expiresOn}. If you know nothing of this, leave it: nothing happens.
`,
  };
}

/** Tells an organiser that somebody claimed a part with another address than the one invited. */
export function claimWaiting(about: About & { displayName: string; claimedBy: string }): Words {
  return {
    subject: `Is ${about.claimedBy} a presenter of “${about.title}”?`,
    text: `${about.claimedBy} opened the invitation of ${about.displayName} and signed in with another address than the one it was sent to.

    ${about.title}
    ${about.conferenceName}

Confirm or refuse it here; until then nothing changes:

${about.link}
`,
  };
}

/** Tells the claimer what the organisers decided. */
export function claimDecided(about: About & { isConfirmed: boolean }): Words {
  const { title, conferenceName, link } = about;
  return about.isConfirmed
    ? {
        subject: `Your part in “${title}” is confirmed`,
        text: `The organisers of ${conferenceName} confirmed that you are a presenter of

    ${title}

You can edit it here:

${link}
`,
      }
    : {
        subject: `Your part in “${title}” was not confirmed`,
        text: `The organisers of ${conferenceName} could not confirm that you are a presenter of

    ${title}

If this is a mistake, ask a co-presenter or the organisers to invite you at the address you sign in with.
`,
      };
}

/** Tells a presenter who was taken off the list. */
export function presenterRemoved({ title, conferenceName, link }: About): Words {
  return {
    subject: `You are no longer listed in “${title}”`,
    text: `You are no longer listed as a presenter of

    ${title}

at ${conferenceName}. If this is a mistake, ask a co-presenter or the organisers.

${link}
`,
  };
}

/** Tells co-presenters. */
export function withdrawn(about: About & { by: string; reason: string }): Words {
  return {
    subject: `Withdrawn: “${about.title}”`,
    text: `${about.by} withdrew

    ${about.title}

from ${about.conferenceName}.${about.reason ? ` The reason given: ${about.reason}` : ""}

Its page stays where it is and says that it is withdrawn. Only the organisers can take this back.

${about.link}
`,
  };
}

/** Tells presenters that it takes place after all. */
export function reinstated({ title, conferenceName, link }: About): Words {
  return {
    subject: `Reinstated: “${title}”`,
    text: `The organisers of ${conferenceName} took back the withdrawal of

    ${title}

It takes place as before.

${link}
`,
  };
}

/** Tells a presenter that the text can be changed only so long. */
export function editClosing(about: About & { until: string }): Words {
  return {
    subject: `Editing closes soon: ${about.title}`,
    text: `Presenters can edit

    ${about.title}
    ${about.conferenceName}

until ${about.until}. What is saved then stays; afterwards ask the organisers.

${about.link}
`,
  };
}
