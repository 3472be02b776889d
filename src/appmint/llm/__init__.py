"""Models behind any OpenAI-compatible service: `engine.Engine` gives metered ones.

    engine = Engine(model_settings(), "standard", FileCallBook(folder))
    agent = Agent(engine.model("read"), output_type=NativeOutput(Draft), retries=2)
    draft = ask(agent.run(text)).output

A call raises one of `errors`: BudgetSpent, ModelUnavailable, ModelMisconfigured, and, through
`ask` or inside `answering`, AnswerUnusable. Pauses, further tries, the fallback model, the circuit
breaker, the ceilings and the book are the engine's matter. The same request in a run that starts
again with the same book is answered from the book and costs nothing.

Importing this package imports no model library; `appmint.llm.engine` does.
"""
