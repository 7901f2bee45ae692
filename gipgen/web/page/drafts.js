// Drafts that a browser keeps (alone/drafts.js); with a server the file itself is at hand.

export const drafts = null;
