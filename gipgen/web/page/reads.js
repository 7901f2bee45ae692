// Which files can be read where there is a server, and how it is said of others. A page without a server has its own (alone/reads.js).

export const READABLE = /\.(docx|odt|html?|pdf|ofd|txt|md|xlsx|ya?ml)$/i;
export const UNREADABLE = "noDrop";
