// Which files the page without installation can read, and how it is said of others: what reads PDF and Excel is not in it.

export const READABLE = /\.(docx|odt|html?|txt|md|ya?ml)$/i;
export const UNREADABLE = "noDropAlone";
