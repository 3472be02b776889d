import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import { notFound, Refusal } from '#server/http/errors.ts'
import { disposition, endingOf, safeName } from '#server/http/file-names.ts'

const folder = join(process.env.DATA_DIR ?? './data', 'uploads')
const BYTES = 5 * 1024 * 1024

/** What may be uploaded: name ending -> type it is served as, and how its content begins. */
const KINDS: Record<string, { type: string; starts?: readonly number[] }> = {
  png: { type: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47] },
  jpg: { type: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
  jpeg: { type: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
  gif: { type: 'image/gif', starts: [0x47, 0x49, 0x46] },
  webp: { type: 'image/webp', starts: [0x52, 0x49, 0x46, 0x46] },
  pdf: { type: 'application/pdf', starts: [0x25, 0x50, 0x44, 0x46] },
  mp3: { type: 'audio/mpeg' },
  wav: { type: 'audio/wav', starts: [0x52, 0x49, 0x46, 0x46] },
  ogg: { type: 'audio/ogg', starts: [0x4f, 0x67, 0x67, 0x53] },
  mp4: { type: 'video/mp4' },
  zip: { type: 'application/zip', starts: [0x50, 0x4b] },
  docx: { type: 'application/octet-stream', starts: [0x50, 0x4b] },
  xlsx: { type: 'application/octet-stream', starts: [0x50, 0x4b] },
  pptx: { type: 'application/octet-stream', starts: [0x50, 0x4b] },
  txt: { type: 'text/plain; charset=utf-8' },
  md: { type: 'text/plain; charset=utf-8' },
  csv: { type: 'text/csv; charset=utf-8' },
}

/** Takes files in, each into a folder of its own, and gives them out without ever running them. */
export const uploadRoutes = new Hono()
  .post('/', async (c) => {
    const { file } = await c.req.parseBody()
    if (!(file instanceof File))
      throw new Refusal(422, 'Choose a file first.', { file: 'Choose a file.' })
    const ending = endingOf(file.name)
    const kind = KINDS[ending]
    if (!kind) throw new Refusal(422, `Files that end in .${ending} cannot be uploaded here.`)
    if (file.size > BYTES) throw new Refusal(413, 'This file is larger than 5 MB.')
    const bytes = new Uint8Array(await file.arrayBuffer())
    if (kind.starts?.some((byte, place) => bytes[place] !== byte)) {
      throw new Refusal(422, `This file is not what its ending .${ending} says.`)
    }
    const place = randomBytes(12).toString('hex')
    const name = safeName(file.name)
    await mkdir(join(folder, place), { recursive: true })
    await writeFile(join(folder, place, name), bytes)
    const url = `/api/uploads/${place}/${encodeURIComponent(name)}`
    return c.json({ url, name, size: file.size }, 201)
  })
  .get('/:place/:name', async (c) => {
    const { place, name } = c.req.param()
    const kind = KINDS[endingOf(name)]
    if (!/^[0-9a-f]{24}$/.test(place) || name !== safeName(name) || !kind) throw notFound('file')
    const bytes = await readFile(join(folder, place, name)).catch(() => null)
    if (!bytes) throw notFound('file')
    const shown = /^(image|audio|video)\//.test(kind.type)
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': kind.type,
      'content-disposition': disposition(shown ? 'inline' : 'attachment', name),
      'cache-control': 'public, max-age=31536000, immutable',
    })
  })
