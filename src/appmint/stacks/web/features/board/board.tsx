import { ArrowRightLeft } from 'lucide-react'
import { type DragEvent, type ReactNode, useState } from 'react'
import { Deeper } from '#components/heading.tsx'
import { messageOf } from '#lib/api.ts'
import { cn } from '#lib/cn.ts'
import { toast } from '#lib/toasts.ts'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from '#ui/dropdown-menu.tsx'

export interface BoardCard {
  id: number
  title: string
  column: string
  content: ReactNode
}

export interface BoardProps {
  columns: readonly string[]
  cards: readonly BoardCard[]
  /** Absent where the visitor may only look. */
  onMove?: (id: number, column: string) => Promise<unknown>
}

/** Columns of cards that are moved by dragging, or by a menu with the keyboard. */
export function Board({ columns, cards, onMove }: BoardProps) {
  // Where cards were put, until the server's answer is in the list.
  const [moved, setMoved] = useState<ReadonlyMap<number, string>>(new Map())
  const [over, setOver] = useState<string>()
  const placed = cards.map((card) => ({ ...card, column: moved.get(card.id) ?? card.column }))

  const put = async (id: number, column: string) => {
    const card = placed.find((each) => each.id === id)
    if (!onMove || !card || card.column === column) {
      return
    }
    const from = card.column
    setMoved((before) => new Map(before).set(id, column))
    try {
      await onMove(id, column)
      toast(`${card.title} moved to ${column}.`, {
        action: { label: 'Undo', onClick: () => void onMove(id, from).catch(refused) },
      })
    } catch (error) {
      refused(error)
    } finally {
      setMoved((before) => {
        const next = new Map(before)
        next.delete(id)
        return next
      })
    }
  }
  const drop = (event: DragEvent, column: string) => {
    event.preventDefault()
    setOver(undefined)
    void put(Number(event.dataTransfer.getData('text/plain')), column)
  }

  return (
    <div className="-mx-4 relative flex snap-x snap-mandatory gap-4 overflow-x-auto px-4 pb-4 sm:mx-0 sm:px-0">
      {columns.map((column) => {
        const inside = placed.filter((card) => card.column === column)
        return (
          <section
            key={column}
            aria-label={`${column} column`}
            onDragOver={(event) => {
              if (onMove) {
                event.preventDefault()
                setOver(column)
              }
            }}
            onDragLeave={() => setOver(undefined)}
            onDrop={(event) => drop(event, column)}
            className={cn(
              'flex w-[82vw] max-w-80 shrink-0 snap-start flex-col gap-3 rounded-2xl border bg-surface p-3 text-surface-foreground transition sm:w-auto sm:min-w-64 sm:max-w-none sm:flex-1',
              over === column && 'outline-2 outline-ring outline-offset-2',
            )}
          >
            <div className="flex items-center justify-between gap-2 px-1.5 pt-1">
              <h2 className="font-semibold">{column}</h2>
              <Badge>
                {inside.length} <span className="sr-only">cards</span>
              </Badge>
            </div>
            <Deeper>
              <ul className="flex min-h-24 grow flex-col gap-3">
                {inside.map((card) => (
                  <Item
                    key={card.id}
                    card={card}
                    columns={columns}
                    onMove={onMove ? (to) => void put(card.id, to) : undefined}
                  />
                ))}
                {inside.length === 0 ? (
                  <li className="grid grow place-items-center rounded-xl border border-dashed p-6 text-muted-foreground text-sm">
                    Nothing here
                  </li>
                ) : null}
              </ul>
            </Deeper>
          </section>
        )
      })}
    </div>
  )
}

const refused = (error: unknown) => toast(messageOf(error), { tone: 'danger' })

interface ItemProps {
  card: BoardCard
  columns: readonly string[]
  onMove: ((column: string) => void) | undefined
}

function Item({ card, columns, onMove }: ItemProps) {
  return (
    <li
      draggable={onMove !== undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', String(card.id))
        event.dataTransfer.effectAllowed = 'move'
      }}
      className={cn(
        'flex flex-col gap-3 rounded-xl border bg-background p-3.5 text-foreground shadow-card transition',
        onMove && 'cursor-grab hover:shadow-lift active:cursor-grabbing',
      )}
    >
      {card.content}
      {onMove ? (
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button
              variant="outline"
              size="sm"
              className="w-full"
              aria-label={`Move to: ${card.title}`}
            >
              <ArrowRightLeft aria-hidden="true" />
              Move to
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="start">
            <DropdownMenuLabel>Move to</DropdownMenuLabel>
            {columns
              .filter((column) => column !== card.column)
              .map((column) => (
                <DropdownMenuItem key={column} onSelect={() => onMove(column)}>
                  {column}
                </DropdownMenuItem>
              ))}
          </DropdownMenuContent>
        </DropdownMenu>
      ) : null}
    </li>
  )
}
