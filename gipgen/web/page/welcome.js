// The first screen of a page without a server (alone/welcome.js); with one the list of reports is the first.

export const welcome = null;
