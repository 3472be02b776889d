"""Samples with parts written for one app: the row counter and patterns of a knitting circle."""

from appmint.spec import (
    Access,
    Account,
    AppSpec,
    Bespoke,
    Browse,
    Claim,
    Click,
    Colour,
    Criterion,
    Detail,
    Entity,
    ExpectText,
    Field,
    FieldType,
    Fill,
    Go,
    Page,
    Reload,
    Role,
    Target,
    Theme,
)
from appmint.stacks.web.checks import attach

COUNTER = Bespoke(
    id="row_counter",
    heading="Row counter",
    purpose="Counts the rows of a piece of knitting, up and down. */ alert(1) /*",
    entities=("yarn",),
)
EDITOR = Bespoke(
    id="pattern_editor",
    heading="Pattern editor",
    purpose="Writes down patterns and keeps them.",
    api=True,
)

YARN = Entity(
    name="yarn",
    plural="yarns",
    label="Yarn",
    label_plural="Yarns",
    fields=(
        Field(name="name", label="Name", type=FieldType.TEXT),
        Field(name="metres", label="Metres", type=FieldType.NUMBER),
    ),
    display="name",
    access=Access(read="anyone", create="nobody", update="nobody", delete="nobody"),
    seed=({"name": "Shetland", "metres": 225}, {"name": "Merino", "metres": 400}),
)

COUNTING = Criterion(
    id="count_rows",
    text="count the rows of a piece",
    steps=(
        Go(path="/counter"),
        Click(target=Target(role="button", name="Next row")),
        ExpectText(text="Row 1"),
    ),
)
KEEPING = Criterion(
    id="keep_patterns",
    text="write patterns down and find them again",
    claims=(Claim(feature="pattern_editor", aspect="show"),),
    steps=(
        Go(path="/patterns"),
        Fill(label="Pattern", value="Knit two, purl two"),
        Click(target=Target(role="button", name="Keep")),
        Reload(),
        ExpectText(text="Knit two, purl two", within=Target(role="region", name="Pattern editor")),
    ),
)

COUNTER_VIEW = """import { useState } from 'react'
import { Section } from '#components/page.tsx'
import { useYarns } from '#src/yarns/api.ts'
import { Button } from '#ui/button.tsx'

/** Counts the rows of a piece of knitting. */
export function RowCounterPart() {
  const [row, setRow] = useState(0)
  const yarns = useYarns()
  return (
    <Section heading="Row counter">
      <p className="text-3xl">Row {row}</p>
      <Button onClick={() => setRow(row + 1)}>Next row</Button>
      <p>{yarns.data?.total ?? 0} yarns to knit with</p>
    </Section>
  )
}
"""

EDITOR_VIEW = """import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Section } from '#components/page.tsx'
import { request } from '#lib/api.ts'
import { Button } from '#ui/button.tsx'
import { Input } from '#ui/input.tsx'
import { Label } from '#ui/label.tsx'

interface Pattern {
  id: number
  value: { title: string }
}

/** Writes down patterns and keeps them. */
export function PatternEditorPart() {
  const [title, setTitle] = useState('')
  const client = useQueryClient()
  const address = '/api/bespoke/pattern-editor'
  const patterns = useQuery({ queryKey: [address], queryFn: () => request<Pattern[]>(address) })
  const keep = useMutation({
    mutationFn: () => request(address, { method: 'POST', body: { title } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [address] }),
  })
  return (
    <Section heading="Pattern editor">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          keep.mutate()
        }}
      >
        <Label htmlFor="pattern">Pattern</Label>
        <Input id="pattern" value={title} onChange={(event) => setTitle(event.target.value)} />
        <Button type="submit">Keep</Button>
      </form>
      <ul aria-label="Patterns">
        {patterns.data?.map(({ id, value }) => (
          <li key={id}>{value.title}</li>
        ))}
      </ul>
    </Section>
  )
}
"""

STORE_TEST = """import { describe, expect, it } from 'vitest'
import { app } from '#server/app.ts'

const address = '/api/bespoke/pattern-editor'
const headers = { 'content-type': 'application/json' }
const body = JSON.stringify({ title: 'Knit one' })

const entered = (cookie: string) => ({ headers: { ...headers, cookie } })

describe('Patterns', () => {
  it('are seen and changed by whoever made them, and by nobody else', async () => {
    const made = await app.request(address, { method: 'POST', headers, body })
    expect(made.status).toBe(201)
    const { id } = await made.json()
    const cookie = made.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(await (await app.request(address)).json()).toEqual([])
    const own = await app.request(address, entered(cookie))
    expect(await own.json()).toMatchObject([{ id, value: { title: 'Knit one' } }])

    const one = `${address}/${id}`
    const changed = JSON.stringify({ title: 'Knit two' })
    const stranger = await app.request(one, { method: 'PUT', headers, body: changed })
    expect(stranger.status).toBe(403)
    const mine = await app.request(one, { method: 'PUT', ...entered(cookie), body: changed })
    expect(await mine.json()).toMatchObject({ value: { title: 'Knit two' } })
    expect((await app.request(one, { method: 'DELETE' })).status).toBe(403)
    expect((await app.request(one, { method: 'DELETE', ...entered(cookie) })).status).toBe(200)
    expect(await (await app.request(address, entered(cookie))).json()).toEqual([])
  })

  it('are refused in another shape, and missing where there is none', async () => {
    const untitled = await app.request(address, { method: 'POST', headers, body: '{}' })
    expect(untitled.status).toBe(422)
    expect((await app.request(`${address}/999`, { method: 'PUT', headers, body })).status).toBe(404)
  })
})
"""

WRITTEN = {
    "src/bespoke/row-counter/index.tsx": COUNTER_VIEW,
    "src/bespoke/pattern-editor/index.tsx": EDITOR_VIEW,
    "tests/bespoke/pattern-editor/store.test.ts": STORE_TEST,
}


def spec(criteria: tuple[Criterion, ...] = ()) -> AppSpec:
    """The circle's app, its parts not yet written; `criteria` are of these parts."""
    return attach(
        AppSpec(
            name="Knitting Circle",
            theme=Theme(
                background=Colour(label="linen", hex="#faf0e6"),
                component=Colour(label="purple", hex="#800080"),
            ),
            entities=(YARN,),
            features=(
                Browse(id="browse_yarn", entity="yarn", search=("name",)),
                Detail(id="detail_yarn", entity="yarn"),
                COUNTER,
                EDITOR,
            ),
            pages=(
                Page(name="yarns", title="Yarns", path="/", features=("browse_yarn",)),
                Page(
                    name="yarn",
                    title="Yarn",
                    path="/yarns/:id",
                    navigation=False,
                    features=("detail_yarn",),
                ),
                Page(
                    name="counter", title="Row counter", path="/counter", features=("row_counter",)
                ),
                Page(
                    name="patterns",
                    title="Patterns",
                    path="/patterns",
                    features=("pattern_editor",),
                ),
            ),
            criteria=(
                Criterion(
                    id="find_yarn",
                    text="search yarns",
                    claims=(Claim(feature="browse_yarn", aspect="search"),),
                ),
                *criteria,
            ),
        )
    )


def members_spec() -> AppSpec:
    """The same with accounts, the editor for members alone."""
    open_to_all = spec()
    pages = tuple(
        page.model_copy(update={"role": "knitter"}) if page.name == "patterns" else page
        for page in open_to_all.pages
    )
    sign_in = Page(
        name="sign_in", title="Sign in", path="/sign-in", navigation=False, features=("account",)
    )
    account = Account(id="account", register_roles=("knitter",))
    return open_to_all.model_copy(
        update={
            "roles": (Role(name="knitter", label="Knitter"),),
            "features": (*open_to_all.features, account),
            "pages": (*pages, sign_in),
        }
    )
