import HTTPTypes
import Hummingbird

/// Answers with a page in the visitor's language where there is nothing else to show.
struct ProblemPages<Context: RequestContext>: RouterMiddleware {
  let site: Site

  func handle(
    _ request: Request, context: Context,
    next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    let words = site.words(of: request)
    let problem: Problem
    do {
      return try await next(request, context)
    } catch let error as Problem {
      problem = error
    } catch let error as HTTPError where error.status == .notFound {
      problem = Problem(.notFound, words[.pageNotFound])
    } catch let error as HTTPError where error.status == .contentTooLarge {
      problem = Problem(.contentTooLarge, words[.tooLarge])
    } catch let error as HTTPError {
      problem = Problem(error.status, words[.cannotAnswer])
    } catch {
      problem = Problem(.internalServerError, words[.cannotAnswer])
    }
    let detail: HTML? = problem.detail.map {
      "<p id=\"detail\" lang=\"en\" dir=\"ltr\">\($0)</p>\(words.englishNote)"
    }
    let page = Frame.plain(
      words: words, title: problem.message,
      body: """
        <div class="problem">
        <p class="code">\(problem.status.code)</p>
        <h1>\(problem.message)</h1>
        \(detail)
        <p><a class="button" href="/">\(words[.toFirstPage])</a></p>
        </div>
        """)
    return page.response(problem.status)
  }
}

extension HTML {
  /// The answer to a request that this is.
  func response(_ status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: source)))
  }
}
