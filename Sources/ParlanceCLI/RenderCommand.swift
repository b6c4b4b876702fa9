import ArgumentParser

struct RenderCommand: AsyncParsableCommand {}
