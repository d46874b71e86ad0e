/** The demo conference's slug and the address of one person for each part people play, in `demo/conference.json`. */
export const DEMO_CONFERENCE = "societies-in-motion";

export const DEMO_ACCOUNTS = [
  { part: "organiser", address: "organiser@demo.lectern.example" },
  { part: "chair", address: "chair@demo.lectern.example" },
  { part: "presenter", address: "presenter@demo.lectern.example" },
  { part: "attendee", address: "attendee@demo.lectern.example" },
] as const;
