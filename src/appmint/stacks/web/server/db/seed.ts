/** Fills a new database. */
export async function seed() {}
