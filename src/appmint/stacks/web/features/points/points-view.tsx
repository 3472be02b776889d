import { useQuery } from '@tanstack/react-query'
import { CalendarCheck, Coins, Gift } from 'lucide-react'
import { Section } from '#components/page.tsx'
import { QueryView } from '#components/query-view.tsx'
import { EmptyState, LoadingRows } from '#components/states.tsx'
import { refusedReward, type Reward, type Standing } from '#features/points/standing.ts'
import { messageOf, request } from '#lib/api.ts'
import { useChange } from '#lib/changes.ts'
import { formatDate, formatNumber } from '#lib/format.ts'
import { toast } from '#lib/toasts.ts'
import { Button } from '#ui/button.tsx'
import { IconTile } from '#ui/icon-tile.tsx'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#ui/table.tsx'

export interface PointsViewProps {
  /** The API's address of the visitor's points. */
  path: string
  /** "points", "coins". */
  noun: string
  /** How they are earned, besides the visit of a day: "each order: 10". */
  ways: readonly string[]
  /** What a day's check-in earns. */
  visit: number
  /** What the rewards are called; none are given without. */
  rewards?: string
}

/** What a visitor has earned, how to earn more, and what it can be given for. */
export function PointsView({ path, noun, ways, visit, rewards }: PointsViewProps) {
  const standing = useQuery({ queryKey: [path], queryFn: () => request<Standing>(path) })
  return (
    <QueryView query={standing} loading={<LoadingRows />}>
      {(data) => (
        <div className="flex flex-col gap-10">
          <Balance path={path} standing={data} noun={noun} ways={ways} visit={visit} />
          {rewards ? <Rewards path={path} standing={data} noun={noun} heading={rewards} /> : null}
          <Statement standing={data} noun={noun} />
        </div>
      )}
    </QueryView>
  )
}

interface PartProps {
  path: string
  standing: Standing
  noun: string
}

function Balance({
  path,
  standing,
  noun,
  ways,
  visit,
}: PartProps & Pick<PointsViewProps, 'ways' | 'visit'>) {
  const checkIn = useChange(() =>
    request<{ earned: number }>(`${path}/check-in`, { method: 'POST' }),
  )
  const press = async () => {
    try {
      const { earned } = await checkIn.mutateAsync(undefined)
      toast(earned > 0 ? `Checked in: ${earned} ${noun} for today.` : 'Checked in today already.')
    } catch (error) {
      toast(messageOf(error), { tone: 'danger' })
    }
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-6 rounded-xl border bg-surface p-6 text-surface-foreground shadow-card">
      <div className="flex items-center gap-4">
        <IconTile icon={Coins} />
        <div>
          <p className="text-muted-foreground text-sm">Your balance</p>
          <p className="font-bold text-3xl tabular-nums">
            {formatNumber(standing.balance)} {noun}
          </p>
        </div>
      </div>
      <div className="flex flex-col gap-2 sm:items-end">
        <Button onClick={press} disabled={checkIn.isPending}>
          <CalendarCheck aria-hidden="true" /> Check in
        </Button>
        <p className="text-muted-foreground text-sm">
          {standing.checkedIn
            ? `You have checked in today. Tomorrow brings ${visit} more.`
            : `Each day brings ${visit} ${noun}.`}
        </p>
      </div>
      {ways.length > 0 ? (
        <p className="w-full border-t pt-4 text-muted-foreground text-sm">
          You also earn {noun} for {ways.join(', ')}.
        </p>
      ) : null}
    </div>
  )
}

function Rewards({ path, standing, noun, heading }: PartProps & { heading: string }) {
  const redeem = useChange(({ id }: Reward) =>
    request<{ balance: number }>(`${path}/redeem/${id}`, { method: 'POST' }),
  )
  const press = async (reward: Reward) => {
    try {
      await redeem.mutateAsync(reward)
      toast(`Redeemed: ${reward.title}`)
    } catch (error) {
      toast(messageOf(error), { tone: 'danger' })
    }
  }
  return (
    <Section heading={heading}>
      {standing.rewards.length === 0 ? (
        <EmptyState icon={Gift} title="Nothing to redeem yet" />
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {standing.rewards.map((reward) => (
            <li
              key={reward.id}
              className="flex flex-col gap-3 rounded-xl border bg-surface p-5 text-surface-foreground shadow-card"
            >
              <p className="font-semibold">{reward.title}</p>
              <p className="text-muted-foreground text-sm">
                {formatNumber(reward.cost)} {noun}
                {reward.left === null ? '' : ` · ${formatNumber(reward.left)} left`}
                {reward.cost > standing.balance
                  ? ` · ${formatNumber(reward.cost - standing.balance)} more to go`
                  : ''}
              </p>
              <Button
                variant="outline"
                size="sm"
                className="mt-auto w-fit"
                aria-label={`Redeem: ${reward.title}`}
                disabled={
                  redeem.isPending || refusedReward(reward, standing.balance, noun) !== null
                }
                onClick={() => press(reward)}
              >
                <Gift aria-hidden="true" /> Redeem
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Statement({ standing, noun }: Omit<PartProps, 'path'>) {
  return (
    <Section heading="Statement">
      {standing.booked.length === 0 ? (
        <EmptyState icon={Coins} title={`No ${noun} yet`} text="Check in to earn the first ones." />
      ) : (
        <Table aria-label="Statement">
          <TableHeader>
            <TableRow>
              <TableHead>Day</TableHead>
              <TableHead>What for</TableHead>
              <TableHead className="text-right">Amount</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {standing.booked.map((each) => (
              <TableRow key={each.key}>
                <TableCell className="whitespace-nowrap">{formatDate(each.day)}</TableCell>
                <TableCell>{each.reason}</TableCell>
                <TableCell className="whitespace-nowrap text-right tabular-nums">
                  {each.amount > 0 ? '+' : ''}
                  {formatNumber(each.amount)}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  )
}
