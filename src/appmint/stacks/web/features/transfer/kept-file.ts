import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type HandedFile, type SampleContent, sampleFile } from '#features/transfer/sample-file.ts'
import { notFound } from '#server/http/errors.ts'

const UPLOADED = /^\/api\/uploads\/([0-9a-f]{24}\.(\w+))$/

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
  const [, stored, ending] = UPLOADED.exec(field) ?? []
  if (!stored) {
    return await sampleFile(plainName(field.split('/').at(-1) ?? field), content)
  }
  const folder = join(process.env.DATA_DIR ?? './data', 'uploads')
  const bytes = await readFile(join(folder, stored)).catch(() => null)
  if (!bytes) {
    throw notFound('file')
  }
  return {
    name: `${plainName(content.title)}.${ending}`,
    type: 'application/octet-stream',
    bytes: new Uint8Array(bytes),
  }
}

/** The headers that make a browser keep the file under its name. */
export const downloadHeaders = ({ name, type }: HandedFile) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
  'cache-control': 'private, no-store',
})
