/**
 * How long the server bears with a connection. A day for a whole request: 2 GB over a line of 25 kB/s. What reads a
 * body cuts off sooner who falls silent; headers must come in a minute (Node's own limit).
 */
export const patience = { keepAliveTimeout: 65_000, requestTimeout: 86_400_000, headersTimeout: 60_000 };
