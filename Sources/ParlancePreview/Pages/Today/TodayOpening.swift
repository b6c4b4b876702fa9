import Parlance

/// What the page says as long as no customers are there.
struct TodayOpening {
  let page: TodayPage

  var html: HTML {
    let words = page.visit.words
    let samples: HTML =
      page.visit.repository.customers.isEmpty
      ? .empty
      : "<p><a href=\"\(page.visit.link("/", ["sample": "1"]))\">\(words[.todaySeeSamples])</a></p>"
    return """
      <div class="opening">
      <h2>\(words[.todayWelcome])</h2>
      <p>\(words[.todayWelcomeHow])</p>
      <div class="drop with-script" data-drop>
      <label class="button">\(words[.todayOpen])<input type="file" class="hidden" data-customers \
      accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson"></label>
      <p class="muted">\(words[.todayDrop])</p>
      </div>
      <div id="customers-fault" class="note bad" role="alert" data-keep hidden></div>
      <p>\(words[.todayOption])</p>
      <pre class="command" dir="ltr"><code>parlance preview --customers crm.csv --done done.jsonl</code></pre>
      <p class="muted">\(words[.todayPrivacy])</p>
      \(samples)
      </div>
      """
  }
}
