import type { ContentSectionProps } from '#components/content/items.ts'
import { Section } from '#components/page.tsx'
import { levelOf } from '#lib/level.ts'
import { Progress } from '#ui/progress.tsx'

/** Skills with a bar where `detail` gives a level: "80%", "4/5" or a word such as "Expert". */
export function SkillsSection({ heading, text, items = [] }: ContentSectionProps) {
  return (
    <Section heading={heading} intro={text}>
      <ul className="grid gap-x-10 gap-y-6 rounded-xl border bg-surface p-5 text-surface-foreground shadow-card sm:p-6 md:grid-cols-2">
        {items.map((skill) => {
          const level = levelOf(skill.detail ?? '')
          return (
            <li key={skill.title} className="flex flex-col gap-2">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <h3 className="font-semibold">{skill.title}</h3>
                {skill.detail ? (
                  <p className="text-muted-foreground text-sm">{skill.detail}</p>
                ) : null}
              </div>
              {level === null ? null : <Progress label={skill.title} value={level} />}
              {skill.text ? <p className="text-muted-foreground text-sm">{skill.text}</p> : null}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
