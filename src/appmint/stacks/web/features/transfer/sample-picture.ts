import { crc32, deflateSync } from 'node:zlib'
import { sequenceOf } from '#lib/artwork.ts'

const WIDTH = 1280
const HEIGHT = 800

function chunk(kind: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(content.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** A PNG of hills under a sky, always the same for the same name: what example pictures hold. */
export function samplePicture(name: string): Uint8Array<ArrayBuffer> {
  const next = sequenceOf(name)
  const sky = [next() * 120 + 100, next() * 90 + 120, next() * 60 + 180]
  const hills = [0.45, 0.6, 0.75].map((top) => ({ top, swing: 3 + next() * 5, start: next() * 6 }))
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3))
  for (let y = 0; y < HEIGHT; y += 1) {
    const down = y / HEIGHT
    for (let x = 0; x < WIDTH; x += 1) {
      const behind = hills.filter(
        ({ top, swing, start }) => down > top + 0.07 * Math.sin(start + (swing * x) / WIDTH),
      ).length
      const shade = behind === 0 ? 0.8 + 0.3 * down : 0.75 - 0.18 * behind
      const at = y * (1 + WIDTH * 3) + 1 + x * 3
      for (const [colour, value] of sky.entries()) rows[at + colour] = Math.min(255, value * shade)
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(WIDTH, 0)
  head.writeUInt32BE(HEIGHT, 4)
  head.set([8, 2, 0, 0, 0], 8)
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(rows)),
      chunk('IEND', new Uint8Array()),
    ]),
  )
}
