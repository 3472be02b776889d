import {
  Area,
  AreaChart,
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  Line,
  LineChart,
  Pie,
  PieChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { Group } from '#features/chart/groups.ts'
import { type FigureFormat, formatFigure, formatShort } from '#features/figures/format.ts'

export type DrawnAs = 'bar' | 'columns' | 'line' | 'curve' | 'area' | 'pie'

export interface DrawingProps {
  drawn: DrawnAs
  groups: Group[]
  measure: string
  format: FigureFormat
}

const HEIGHT = 300
const BAR = 46
const INITIAL = { width: 280, height: HEIGHT }
const TICK = { fill: 'var(--muted-foreground)', fontSize: 12 }
const LONGEST_LABEL = 15

/** The theme's five chart colours, then paler ones of the same. */
export const chartColour = (place: number): string => {
  const colour = `var(--chart-${(place % 5) + 1})`
  return place < 5 ? colour : `color-mix(in oklab, ${colour} 55%, var(--surface))`
}

const shortened = (label: string): string =>
  label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label

/** The chart itself; what it says to assistive technology is around it. */
export function Drawing(props: DrawingProps) {
  if (props.drawn === 'pie') {
    return <Ring {...props} />
  }
  const height = props.drawn === 'bar' ? props.groups.length * BAR + 16 : HEIGHT
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={INITIAL}>
      {props.drawn === 'bar' ? Bars(props) : OverTime(props)}
    </ResponsiveContainer>
  )
}

const hint = (measure: string, format: FigureFormat) => (
  <Tooltip
    cursor={{ fill: 'var(--component-soft)', stroke: 'var(--border)' }}
    formatter={(value) => [formatFigure(Number(value), format), measure]}
    contentStyle={{
      background: 'var(--surface)',
      color: 'var(--surface-foreground)',
      border: '1px solid var(--border)',
      borderRadius: 'var(--radius)',
      fontSize: 13,
    }}
    itemStyle={{ color: 'var(--surface-foreground)' }}
  />
)

const LETTER_PX = 7

/** Room for the longest of some texts, within bounds. */
const roomFor = (texts: readonly string[], most: number) =>
  Math.min(Math.max(...texts.map((text) => text.length * LETTER_PX)) + 14, most)

function Bars({ groups, measure, format }: DrawingProps) {
  const figures = groups.map(({ value }) => formatFigure(value, format))
  return (
    <BarChart
      accessibilityLayer={false}
      layout="vertical"
      data={groups}
      margin={{ top: 4, right: roomFor(figures, 110), bottom: 4, left: 0 }}
    >
      <CartesianGrid horizontal={false} stroke="var(--border)" />
      <XAxis type="number" hide />
      <YAxis
        type="category"
        dataKey="label"
        width={roomFor(
          groups.map(({ label }) => shortened(label)),
          120,
        )}
        interval={0}
        axisLine={false}
        tickLine={false}
        tick={TICK}
        tickFormatter={shortened}
      />
      {hint(measure, format)}
      <Bar
        dataKey="value"
        name={measure}
        fill="var(--chart-1)"
        maxBarSize={30}
        radius={[0, 6, 6, 0]}
        isAnimationActive={false}
      >
        <LabelList
          dataKey="value"
          position="right"
          fill="var(--surface-foreground)"
          fontSize={13}
          formatter={(value) => formatFigure(Number(value), format)}
        />
      </Bar>
    </BarChart>
  )
}

const MARGIN = { top: 12, right: 16, bottom: 4, left: 0 }

function OverTime({ drawn, groups, measure, format }: DrawingProps) {
  const curve = drawn === 'curve'
  const common = { accessibilityLayer: false, data: groups, margin: MARGIN }
  const axes = [
    <CartesianGrid key="grid" vertical={false} stroke="var(--border)" />,
    <XAxis
      key="x"
      dataKey="label"
      axisLine={false}
      tickLine={false}
      tick={TICK}
      tickMargin={8}
      minTickGap={18}
      tickFormatter={shortened}
    />,
    <YAxis
      key="y"
      width={curve ? 68 : 48}
      axisLine={false}
      tickLine={false}
      tick={TICK}
      // A curve shows how a value moves, which an axis from nought would flatten.
      domain={curve ? ['auto', 'auto'] : undefined}
      allowDecimals={curve}
      tickFormatter={(value: number) =>
        curve ? formatFigure(value, format) : formatShort(value, format)
      }
    />,
  ]
  const shape = {
    dataKey: 'value',
    name: measure,
    type: 'monotone',
    stroke: 'var(--chart-1)',
    strokeWidth: 2.5,
    isAnimationActive: false,
  } as const
  if (drawn === 'columns') {
    return (
      <BarChart {...common}>
        {axes}
        {hint(measure, format)}
        <Bar
          dataKey="value"
          name={measure}
          fill="var(--chart-1)"
          maxBarSize={48}
          radius={[6, 6, 0, 0]}
          isAnimationActive={false}
        />
      </BarChart>
    )
  }
  if (drawn === 'area') {
    return (
      <AreaChart {...common}>
        {axes}
        {hint(measure, format)}
        <Area {...shape} fill="var(--chart-1)" fillOpacity={0.18} />
      </AreaChart>
    )
  }
  return (
    <LineChart {...common}>
      {axes}
      {hint(measure, format)}
      <Line {...shape} dot={{ r: curve ? 2 : 3.5, fill: 'var(--chart-1)' }} />
    </LineChart>
  )
}

function Ring({ groups, measure, format }: DrawingProps) {
  const slices = groups
    .filter(({ value }) => value > 0)
    .map((group, place) => ({ ...group, fill: chartColour(place) }))
  const total = slices.reduce((sum, { value }) => sum + value, 0)
  return (
    <div className="grid items-center gap-4 sm:grid-cols-2">
      <ResponsiveContainer width="100%" height={260} initialDimension={INITIAL}>
        <PieChart accessibilityLayer={false}>
          {hint(measure, format)}
          <Pie
            data={slices}
            dataKey="value"
            nameKey="label"
            innerRadius="58%"
            outerRadius="94%"
            paddingAngle={slices.length > 1 ? 2 : 0}
            cornerRadius={4}
            stroke="var(--surface)"
            isAnimationActive={false}
          />
        </PieChart>
      </ResponsiveContainer>
      <ul className="divide-y text-sm">
        {slices.map(({ label, value, fill }) => (
          <li key={label} className="flex items-center gap-3 py-2">
            <span className="size-3.5 shrink-0 rounded-sm" style={{ background: fill }} />
            <span className="min-w-0 grow">{label}</span>
            <span className="font-medium tabular-nums">{formatFigure(value, format)}</span>
            <span className="w-11 text-right text-muted-foreground tabular-nums">
              {Math.round((value / total) * 100)}%
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
