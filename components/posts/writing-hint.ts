/** Under every field for a post: the few signs that change how words look. */
export const WRITING_HINT = 'Stars stress a word: *gently* or **firmly**. Begin a line with > to quote, or with - for a list.'
