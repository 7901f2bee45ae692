// What PDFs take where there is no server (alone/pdf.js); a server has it or has it not.

export const pdf = null;
