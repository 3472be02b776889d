import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'app-test-'))
process.env.DATABASE_URL = `file:${join(folder, 'test.db')}`
process.env.DATA_DIR = folder

const { prepareDatabase } = await import('#server/db/prepare.ts')
await prepareDatabase()
