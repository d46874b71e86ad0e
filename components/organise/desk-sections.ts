/** The pages of the desk in the order of their links; a page adds itself here when it exists. */
export const DESK_SECTIONS = [
  { path: "", name: "Overview" },
  { path: "/submissions", name: "Submissions" },
  { path: "/sessions", name: "Sessions" },
  { path: "/timetable", name: "Timetable" },
  { path: "/conflicts", name: "Conflicts" },
  { path: "/versions", name: "Publish" },
  { path: "/media", name: "Media" },
  { path: "/people", name: "People" },
  { path: "/mail", name: "Mail" },
  { path: "/imports", name: "Import and export" },
  { path: "/history", name: "History" },
  { path: "/settings", name: "Settings" },
] as const;
