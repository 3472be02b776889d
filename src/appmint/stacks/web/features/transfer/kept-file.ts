import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type HandedFile, type SampleContent, sampleFile } from '#features/transfer/sample-file.ts'
import { notFound } from '#server/http/errors.ts'
import { disposition, nameInAddress } from '#server/http/file-names.ts'

const UPLOADED = /^\/api\/uploads\/([0-9a-f]{24})\/([^/]+)$/

/** A name without what file systems or headers object to. */
const plainName = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\w .()-]+/g, '')
    .trim()
    .replace(/\s+/g, '-')
    .slice(0, 80) || 'file'

/** The file that a record's field leads to: uploaded, or made from what is known of the record. */
export async function keptFile(field: string, content: SampleContent): Promise<HandedFile> {
  const [, place, encoded] = UPLOADED.exec(field) ?? []
  if (!place || !encoded) {
    return await sampleFile(plainName(field.split('/').at(-1) ?? field), content)
  }
  const folder = join(process.env.DATA_DIR ?? './data', 'uploads')
  const name = nameInAddress(encoded)
  const bytes = await readFile(join(folder, place, name)).catch(() => null)
  if (!bytes) {
    throw notFound('file')
  }
  return { name, type: 'application/octet-stream', bytes: new Uint8Array(bytes) }
}

/** The headers that make a browser keep the file under its name. */
export const downloadHeaders = ({ name, type }: HandedFile) => ({
  'content-type': type,
  'content-disposition': disposition('attachment', name),
  'cache-control': 'private, no-store',
})
