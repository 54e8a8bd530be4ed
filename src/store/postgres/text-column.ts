/** How all columns keep a text: compared by its bytes, as SQLite does it, whatever the server's language. */
export const TEXT = 'text collate "C"'
