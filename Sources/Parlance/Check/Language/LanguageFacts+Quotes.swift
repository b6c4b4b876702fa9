extension LanguageFacts {
  /// Whether a pair of double quotation marks is at home in the language: CLDR’s, and others that
  /// are usual beside them.
  func uses(_ open: Unicode.Scalar, _ close: Unicode.Scalar) -> Bool {
    let pair = "\(open)\(close)"
    for index in stride(from: 0, to: quotes.count - 1, by: 2)
    where quotes[index] + quotes[index + 1] == pair {
      return true
    }
    return otherPairs.contains(pair)
  }

  /// The marks for a quotation at some depth; nil where CLDR has single ones there.
  func quotationMarks(depth: Int) -> (open: String, close: String)? {
    let start = depth % 2 == 0 ? 0 : 2
    guard quotes.count >= start + 2 else { return nil }
    let pair = (open: quotes[start], close: quotes[start + 1])
    return pair.open == "‘" || pair.open == "’" || pair.open == "‚" || pair.open == "‹"
      ? nil : pair
  }

  private var otherPairs: [String] {
    switch language {
    case "de", "lb", "dsb", "hsb":
      region == "CH" || region == "LI" ? ["«»", "»«", "„“"] : ["„“", "»«"]
    case "fr", "it", "es", "ca", "gl", "eu", "ast", "el", "rm", "oc", "br": ["«»", "“”"]
    case "pt", "tr", "az", "uz", "kk", "mn", "sq", "ky", "tk": ["«»", "“”"]
    case "nl", "af", "fy": ["“”", "„”"]
    case "pl": ["„”", "«»", "»«"]
    case "cs", "sk", "sl", "hr", "sr", "bs", "mk", "bg": ["„“", "„”", "»«", "«»"]
    case "hu", "ro": ["„”", "»«", "«»"]
    case "ru", "be": ["«»", "„“"]
    case "uk": ["«»", "„“", "“”"]
    case "sv", "fi": ["””", "»»", "»«"]
    case "da", "nb", "nn", "no": ["“”", "””", "»«", "«»", "„“"]
    case "et", "lv", "lt", "is", "ka": ["„“", "„”", "“”", "«»"]
    case "he", "yi": ["””", "“”", "„”"]
    case "ar", "fa", "ur", "ckb", "ps", "sd", "ug": ["”“", "“”", "«»"]
    case "zh", "yue": script == "Hant" ? ["「」", "『』"] : ["“”", "「」", "『』"]
    case "ja": ["「」", "『』", "〝〟", "〝〞"]
    case "ko": ["“”", "「」", "『』"]
    case "hy": ["«»"]
    default: ["“”"]
    }
  }
}
