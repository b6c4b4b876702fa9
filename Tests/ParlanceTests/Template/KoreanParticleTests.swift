import MessageFormat
import Testing

@testable import Parlance

@Suite("A Korean particle takes the form that the value's last sound asks for")
struct KoreanParticleTests {
  @Test(
    "The form is that of the last sound",
    arguments: [
      ("느티나무 스튜디오", "을/를", "를"), ("하늘상점", "을/를", "을"), ("서울", "을/를", "을"),
      ("서울", "으로/로", "로"), ("부산", "으로/로", "으로"), ("제주", "으로/로", "로"), ("물", "이/가", "이"),
      ("나무", "이/가", "가"), ("학생", "은/는", "은"), ("커피", "은/는", "는"), ("책", "과/와", "과"),
      ("의자", "와/과", "와"), ("민준", "아/야", "아"), ("영희", "아/야", "야"), ("빵", "이나/나", "이나"),
      ("우유", "이나/나", "나"), ("김서연", "이라/라", "이라"), ("코리아", "이라/라", "라"),
      // Digits are read in Sino-Korean.
      ("1", "을/를", "을"), ("2", "을/를", "를"), ("3", "을/를", "을"), ("4", "이/가", "가"),
      ("5", "이/가", "가"), ("6", "이/가", "이"), ("7", "으로/로", "로"), ("8", "을/를", "을"),
      ("9", "을/를", "를"), ("0", "을/를", "을"), ("10", "으로/로", "으로"), ("100", "이/가", "이"),
      ("1,000", "은/는", "은"), ("1000000000000", "을/를", "를"), ("2.5", "을/를", "를"),
      ("A1", "로/으로", "로"),
      ("50%", "을/를", "를"),
      // Acronyms are spelt, other words read.
      ("LG", "이/가", "가"), ("IBM", "을/를", "을"), ("KBS", "은/는", "는"), ("URL", "으로/로", "로"),
      ("SSL", "을/를", "을"), ("VIP", "이/가", "가"), ("PDF", "을/를", "를"),
      ("Adobe", "을/를", "를"), ("Acrobat", "을/를", "을"), ("Creative Cloud", "을/를", "를"),
      ("Google", "이/가", "이"), ("Google", "으로/로", "로"), ("Amazon", "은/는", "은"),
      ("Facebook", "을/를", "을"), ("Photoshop", "으로/로", "으로"), ("Mac", "을/를", "을"),
      ("Project", "을/를", "를"), ("Note", "이/가", "가"), ("Team", "은/는", "은"), ("Café", "를/을", "를"),
      ("Marketing", "은/는", "은"), ("Sunrise", "과/와", "와"), ("Stock", "을/를", "을"),
      // Brackets, quotation marks and signs are silent.
      ("‘하늘’", "을/를", "을"), ("나무(주)", "을/를", "를"), ("나무)", "이/가", "가"), ("\"학생\"", "이/가", "이"),
      ("Ｌ", "으로/로", "로"), ("５", "을/를", "를"), ("하늘!", "이/가", "이"), ("株式会社", "을/를", "를"),
      // Kana are read as they sound: ん closes a syllable, all others are vowels.
      ("レモン", "을/를", "을"), ("にほん", "이/가", "이"), ("ﾗｲｵﾝ", "은/는", "은"), ("サクラ", "을/를", "를"),
      ("ソニー", "으로/로", "로"), ("すし", "과/와", "와"), ("パン", "으로/로", "으로"), ("キヤノン)", "을/를", "을"),
      ("", "을/를", "를"), ("…", "을/를", "를"),
    ])
  func form(word: String, pair: String, form: String) throws {
    let particle = try #require(KoreanParticle(pair))
    #expect(particle.form(after: word) == form)
  }

  @Test(
    "A pair may be written in either order, and with brackets",
    arguments: ["을/를", "를/을", "을(를)", "를(을)", " 을/를 "])
  func spellings(pair: String) {
    #expect(KoreanParticle(pair)?.form(after: "학생") == "을")
  }

  @Test("The optional syllable may stand in brackets", arguments: ["(으)로", "으로/로", "로(으로)"])
  func optional(pair: String) {
    #expect(KoreanParticle(pair)?.form(after: "부산") == "으로")
  }

  @Test("What is no pair is nothing", arguments: ["", "을", "을/가", "a/b", "을/를/은"])
  func unknown(pair: String) {
    #expect(KoreanParticle(pair) == nil)
  }

  @Test("In a message, the value stands before its particle")
  func message() throws {
    let text = try LiteralContent.text("{x, particle, 을/를} 위한", locale: "ko", ["x": "하늘상점"])
    #expect(text == "하늘상점을 위한\n")
  }

  @Test("A misspelt pair is found before any customer is")
  func misspelt() throws {
    let error = #expect(throws: RenderError.self) {
      try LiteralContent.render(body: "{x, particle, 을/가}", locale: "ko")
    }
    #expect(error?.kind == .template)
    #expect(error?.variable == "x")
  }
}
