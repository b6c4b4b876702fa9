import Hummingbird

/// The reseller's first page: whom to contact today.
enum TodayPage {
  static func add(to router: Router<BasicRequestContext>, _ site: Site) {
    router.page("/", site) { visit, _ in
      PageContent(
        title: visit.words[.navToday], section: .today,
        body: "<h1>\(visit.words.day(visit.day))</h1>")
    }
  }
}
