"""What a screen reader tells of a page: its landmarks, titles and main controls, with their names.

Each outline is what must be there, in this order; a page may have more.
"""

from playwright.sync_api import expect

from preview import page, shared
from test_pages import PAGES

FRAME = {
    "en": """
- link "Skip to content"
- banner:
  - link "Parlance"
  - navigation "Main":
    - list:
      - listitem:
        - link "Today"
      - listitem:
        - link "Lifecycle"
      - listitem:
        - link "Mails"
      - listitem:
        - link "Call scripts"
      - listitem:
        - link "Objections"
      - listitem:
        - link "Coverage"
  - combobox "Language of this page"
- main
""",
    "ar": """
- link "الانتقال إلى المحتوى"
- banner:
  - link "Parlance"
  - navigation "التنقل الرئيسي":
    - list:
      - listitem:
        - link "اليوم"
      - listitem:
        - link "دورة حياة العميل"
      - listitem:
        - link "الرسائل"
      - listitem:
        - link "نصوص المكالمات"
      - listitem:
        - link "الاعتراضات"
      - listitem:
        - link "التغطية"
  - combobox "لغة هذه الصفحة"
- main
""",
}

MAIN = {
    "today-empty": {
        "en": """
- main:
  - heading "Saturday, November 21, 2026" [level=1]
  - heading "Whom do you want to contact today?" [level=2]
  - button "Open a list of customers"
  - paragraph:
    - link "Look around with the sample customers"
""",
        "ar": """
- main:
  - heading "السبت، 21 نوفمبر 2026" [level=1]
  - heading "بمن تريدون التواصل اليوم؟" [level=2]
  - button "فتح قائمة عملاء"
  - paragraph:
    - link "تجربة العملاء النموذجيين"
""",
    },
    "today": {
        "en": """
- main:
  - heading "Saturday, November 21, 2026" [level=1]
  - form "Filter":
    - searchbox "Customer"
    - combobox "Language"
    - combobox "Channel"
    - combobox "Look ahead"
    - button "Find"
  - navigation "Go to"
  - region /Overdue \\d+/:
    - heading /Overdue \\d+/ [level=2]
    - list:
      - listitem:
        - heading "Acme Werbetechnik GmbH" [level=3]:
          - link "Acme Werbetechnik GmbH"
""",
        "ar": """
- main:
  - heading "السبت، 21 نوفمبر 2026" [level=1]
  - form "عوامل التصفية":
    - searchbox "العميل"
    - combobox "اللغة"
    - combobox "القناة"
    - combobox "الفترة المقبلة"
    - button "بحث"
  - navigation "الانتقال إلى"
  - region /متأخر \\d+/
""",
    },
    "lifecycle": {
        "en": """
- main:
  - navigation "Playbooks"
  - heading "Adobe Value Incentive Plan (VIP)" [level=1]
  - form "Filter":
    - combobox "Stage"
    - combobox "Channel"
    - combobox "Effort"
    - combobox "Texts"
  - figure "The steps of this playbook along the weeks of the term. The list below says the same."
  - heading "Active use" [level=2]
  - heading "Renewal" [level=2]
""",
        "ar": """
- main:
  - navigation "الأدلة"
  - heading "برنامج Adobe Value Incentive Plan (VIP)" [level=1]
  - form "عوامل التصفية":
    - combobox "المرحلة"
    - combobox "القناة"
    - combobox "الجهد"
    - combobox "حالة النصوص"
  - figure
""",
    },
    "emails": {
        "en": """
- main:
  - heading "Mails" [level=1]
  - search:
    - searchbox "Find a mail"
  - list:
    - listitem:
      - heading [level=2]:
        - link
""",
        "ar": """
- main:
  - heading "الرسائل" [level=1]
  - search:
    - searchbox "البحث عن رسالة"
  - list:
    - listitem:
      - heading [level=2]:
        - link
""",
    },
    "mail": {
        "en": """
- main:
  - heading "What could we have done better?" [level=1]
  - region "In the inbox"
  - link "Download as draft"
  - button "Copy with formatting"
  - button "Copy the text"
  - button "Copy link to this view"
  - link "Try values"
  - navigation "How the mail is shown":
    - list "Form"
    - list "Width"
    - list "Colors"
    - combobox "Beside it"
  - iframe
  - complementary "About this mail":
    - region "Findings":
      - heading "Findings" [level=2]
    - region "Where it is used"
""",
        "ar": """
- main:
  - heading "ما الذي كان بإمكاننا فعله على نحو أفضل؟" [level=1]
  - region "في صندوق الوارد"
  - link "تنزيل كمسودة"
  - button "نسخ مع التنسيق"
  - button "نسخ النص"
  - button "نسخ رابط هذا العرض"
  - link "تجربة قيم أخرى"
  - navigation "خيارات عرض الرسالة"
  - iframe
  - complementary "حول هذه الرسالة":
    - region "التنبيهات":
      - heading "التنبيهات" [level=2]
""",
    },
    "try": {
        "en": """
- main:
  - heading "Try values" [level=1]
  - form "Try values":
    - spinbutton "seats"
    - textbox "membershipEnd"
    - group "quoteTotal":
      - textbox "Amount"
      - combobox "Currency"
    - link "Start over"
  - iframe
  - region "All branches":
    - heading "All branches" [level=2]
    - table
""",
        "ar": """
- main:
  - heading "تجربة قيم أخرى" [level=1]
  - form "تجربة قيم أخرى":
    - spinbutton "seats"
    - textbox "membershipEnd"
    - link "البدء من جديد"
  - iframe
  - region "كل الصيغ"
""",
    },
    "script": {
        "en": """
- main:
  - 'heading "Renewal: the early conversation" [level=1]'
  - button "Copy notes"
  - button "Clear notes"
  - button "Print"
  - button "Keyboard shortcuts"
  - navigation "Steps"
  - article:
    - region "Prepare"
    - region "Listen":
      - heading "Listen" [level=2]
      - list:
        - listitem:
          - checkbox "Which teams use the products, and what work depends on them"
          - 'textbox "Note on: Which teams use the products, and what work depends on them"'
  - complementary:
    - region "Objections":
      - search:
        - searchbox "Search objections and answers"
    - region "Other notes"
    - region "Findings"
""",
        "ar": """
- main:
  - 'heading "التجديد: الحديث المبكر" [level=1]'
  - button "نسخ الملاحظات"
  - button "مسح الملاحظات"
  - button "طباعة"
  - button "اختصارات لوحة المفاتيح"
  - navigation "الخطوات"
  - article:
    - region "التحضير"
  - complementary:
    - region "الاعتراضات"
    - region "ملاحظات أخرى"
""",
    },
    "objections": {
        "en": """
- main:
  - heading "Objections" [level=1]
  - search:
    - searchbox "Search objections and answers"
  - status: 9 objections
  - list:
    - listitem:
      - group:
        - heading "We need support that we can reach." [level=2]
""",
        "ar": """
- main:
  - heading "الاعتراضات" [level=1]
  - search:
    - searchbox "البحث في الاعتراضات والردود"
  - status: 9 اعتراضات
""",
    },
    "coverage": {
        "en": """
- main:
  - heading "Coverage" [level=1]
  - region "Launch plan":
    - heading "Launch plan" [level=2]
  - region "Touchpoints":
    - heading "Touchpoints" [level=2]
    - region "Touchpoints":
      - table "Touchpoints":
        - rowgroup:
          - row:
            - columnheader "Touchpoint"
            - columnheader "English en"
  - region "Freshness"
  - region "Left to do"
""",
        "ar": """
- main:
  - heading "التغطية" [level=1]
  - region "خطة الإطلاق":
    - heading "خطة الإطلاق" [level=2]
  - region "نقاط التواصل":
    - heading "نقاط التواصل" [level=2]
  - region "حالة المحتوى"
  - region "المتبقي"
""",
    },
}


def test_screen_readers_are_told_what_is_there(browser, language):
    """Each page has its landmarks, titles and main controls, named in the language of the page."""
    with page(browser, shared(), language) as tab:
        for name, outlines in MAIN.items():
            tab.goto(PAGES[name])
            body = tab.locator("body")
            for outline in (FRAME[language], outlines[language]):
                expect(body, name).to_match_aria_snapshot(outline)


test_screen_readers_are_told_what_is_there.cases = [("en",), ("ar",)]
