import { app } from '#server/app.ts'
import { prepareDatabase } from '#server/db/prepare.ts'

await prepareDatabase()

/** The whole API as one function, for hosts that run functions. */
export default { fetch: app.fetch }
