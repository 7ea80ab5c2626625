"""Papers to look at. Persons and results are invented."""

from chibo.platform.papers.content import (
    Align,
    Block,
    Column,
    Header,
    PaperContent,
    Signature,
    bold,
    cell,
    dashed,
    heading,
    lettered,
    paragraph,
    part,
    table,
)

HEADER = Header("ĐẢNG BỘ UBND TỈNH PHÚ THỌ", "CHI BỘ SỞ NGOẠI VỤ")

RESULTS = [
    (
        "Ban hành kế hoạch tuyên truyền đối ngoại quý IV",
        "Đang soạn",
        "Hoàn thành ngày 28/10; Đảng ủy đã nhận",
    ),
    (
        "Rà soát hồ sơ đoàn ra, đoàn vào 9 tháng",
        "Chưa bắt đầu",
        "Hoàn thành; 42 đoàn, không có hồ sơ thiếu quyết định",
    ),
    ("Góp ý dự thảo thỏa thuận hợp tác với tỉnh Luông Nậm Thà", "Đang thực hiện", "Hoàn thành"),
    (
        "Phân công giúp đỡ hai quần chúng ưu tú",
        "Chưa bắt đầu",
        "Hoàn thành; đồng chí Mẫu Thị Hà và đồng chí Thử Văn Nam nhận giúp đỡ",
    ),
    (
        "Kiểm tra việc chấp hành Điều lệ của một đảng viên",
        "Đang thực hiện",
        "Chuyển sang tháng 11, lý do: đảng viên đi công tác nước ngoài 12 ngày",
    ),
    ("Thu, nộp đảng phí tháng 10", "Thường xuyên", "Hoàn thành; 30/30 đồng chí thuộc diện nộp"),
    ("Cập nhật Sổ tay đảng viên điện tử", "Thường xuyên", "Hoàn thành"),
    ("Báo cáo công tác phi chính phủ nước ngoài", "Đang soạn", "Hoàn thành trước hạn 3 ngày"),
    ("Chuẩn bị hội nghị gặp gỡ đối tác", "Đang thực hiện", "Đang thực hiện; trình kịch bản tháng 11"),
    ("Đăng ký nội dung làm theo gương Bác năm 2027", "Chưa bắt đầu", "31/32 đồng chí đã đăng ký"),
    ("Bồi dưỡng lý luận cho đảng viên dự bị", "Đang thực hiện", "Hoàn thành"),
    ("Sửa quy chế làm việc của chi ủy", "Đang soạn", "Hoàn thành, ban hành ngày 15/10/2026"),
]


def result_table(rows: list[tuple[str, str, str]] = RESULTS) -> Block:
    """Part I.3 of a resolution."""
    columns = (
        Column("TT", 1, Align.CENTRE),
        Column("Nhiệm vụ đề ra", 7),
        Column("Tình trạng đầu kỳ", 4, Align.CENTRE),
        Column("Kết quả thực hiện", 7),
    )
    return table(columns, [(str(number), *row) for number, row in enumerate(rows, start=1)])


def resolution() -> PaperContent:
    """A resolution of four pages with a table of twelve rows."""
    return PaperContent(
        title="Nghị quyết tháng 11 năm 2026",
        header=HEADER,
        number="05-NQ/CB",
        dateline="Phú Thọ, ngày 05 tháng 11 năm 2026",
        kind_title="NGHỊ QUYẾT",
        subject="về lãnh đạo thực hiện nhiệm vụ tháng 11 năm 2026",
        blocks=(*_opening(), *_assessment(), *_direction(), *_assignment(), *_closing()),
        signatures=(Signature("BÍ THƯ", "Nguyễn Thị Minh Mẫu", "T/M CHI BỘ"),),
        recipients=(
            "Đảng ủy UBND tỉnh (để báo cáo)",
            "Đồng chí Ủy viên Ban Thường vụ phụ trách chi bộ",
            "Công đoàn, Chi đoàn Sở",
            "Các đồng chí đảng viên",
            "Lưu Chi bộ",
        ),
    )


def _opening() -> tuple[Block, ...]:
    return (
        paragraph(
            "Ngày 05 tháng 11 năm 2026, tại phòng họp tầng 3, Chi bộ Sở Ngoại vụ tổ chức sinh hoạt "
            "thường kỳ. Tổng số"
            " đảng viên 32 đồng chí; có mặt 29 đồng chí; vắng có lý do 2 đồng chí; miễn sinh hoạt 1 "
            "đồng chí. Thời gian"
            " sinh hoạt 105 phút. Chủ trì: đồng chí Nguyễn Thị Minh Mẫu, Bí thư Chi bộ. Thư ký: đồng "
            "chí Thử Văn Nam."
        ),
        paragraph(
            "Sau khi nghe Chi ủy báo cáo, chi bộ đã thảo luận, tự phê bình và phê bình, thống nhất "
            "ban hành nghị quyết"
            " như sau:"
        ),
    )


def _assessment() -> tuple[Block, ...]:
    return (
        part("I. ĐÁNH GIÁ KẾT QUẢ LÃNH ĐẠO THÁNG 10 NĂM 2026"),
        heading("1. Công tác chính trị, tư tưởng"),
        *lettered(
            [
                (
                    "Chi bộ đã phổ biến 4 văn bản của cấp trên; đảng viên nắm được nội dung chính và "
                    "liên hệ với việc đang làm."
                ),
                (
                    "Tư tưởng đảng viên ổn định. Dư luận quan tâm việc sắp xếp lại trụ sở sau hợp nhất "
                    "và chế độ công tác phí đi nước ngoài."
                ),
            ]
        ),
        heading("2. Nhiệm vụ chính trị"),
        *lettered(
            [
                "Tham mưu tổ chức đón 5 đoàn khách quốc tế đúng nghi thức, an toàn.",
                (
                    "Hoàn thành báo cáo quý về thỏa thuận quốc tế; rà soát 17 thỏa thuận đang có hiệu "
                    "lực, đề nghị chấm dứt 2 thỏa thuận."
                ),
                "Giải quyết 61 hồ sơ thẻ ABTC và thị thực, không có hồ sơ quá hạn.",
                "Vận động được 3 khoản viện trợ cho các xã vùng cao, đạt 86,5 % kế hoạch năm.",
                "Phối hợp với Công an tỉnh trong công tác bảo hộ công dân.",
                "Tập huấn lễ tân ngoại giao cho 84 cán bộ xã, phường.",
                "Chuyển đổi số: đưa kho hồ sơ đoàn vào dùng trên hệ thống của Sở.",
            ]
        ),
        heading("3. Kết quả thực hiện nghị quyết tháng trước"),
        result_table(),
        heading("4. Biểu dương, nhắc nhở"),
        paragraph(
            "Biểu dương ",
            bold("đồng chí Mẫu Thị Hà"),
            " vì hoàn thành trước hạn báo cáo quý. Nhắc nhở chung việc gửi tài liệu trễ.",
        ),
        heading("5. Hạn chế, nguyên nhân"),
        paragraph(
            "Một là, tài liệu họp gửi chậm một ngày. Nguyên nhân: phân công chưa rõ người đầu mối. "
            "Hai là, một nhiệm vụ phải chuyển sang tháng sau."
        ),
    )


def _direction() -> tuple[Block, ...]:
    task = (
        "Chuẩn bị hội nghị gặp gỡ đối tác cuối năm. Chủ trì: đồng chí Thử Văn Nam; phối hợp: Văn "
        "phòng. Sản phẩm: kịch bản"
        " và danh sách khách mời. Hoàn thành trước ngày 20/11/2026; báo cáo tại kỳ sinh hoạt tháng "
        "12 năm 2026."
    )
    return (
        part("II. PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG 11 NĂM 2026"),
        heading("1. Công tác chính trị, tư tưởng"),
        paragraph(
            "Tiếp tục quán triệt nghị quyết đại hội các cấp; mỗi đảng viên viết một bản liên hệ ngắn "
            "gửi về chi ủy trước ngày 15 tháng 11 năm 2026."
        ),
        heading("2. Nhiệm vụ chính trị"),
        *lettered(
            [
                task,
                task.replace("gặp gỡ đối tác", "công tác biên giới"),
                *[task.replace("hội nghị", f"việc thứ {n}: hội nghị") for n in range(3, 10)],
            ]
        ),
    )


def _assignment() -> tuple[Block, ...]:
    return (
        part("III. PHÂN CÔNG VÀ TỔ CHỨC THỰC HIỆN"),
        *dashed(
            [
                (
                    "Chi ủy ký, đăng tải nghị quyết trên Sổ tay đảng viên điện tử và báo cáo Đảng ủy "
                    "trong 2 ngày."
                ),
                (
                    "Các đồng chí chi ủy viên theo dõi đảng viên được phân công; báo cáo chi ủy trước kỳ "
                    "sinh hoạt sau 5 ngày."
                ),
                "Công đoàn, Chi đoàn phổ biến nghị quyết tới đoàn viên.",
            ]
        ),
        part("IV. TỰ ĐÁNH GIÁ CHẤT LƯỢNG KỲ SINH HOẠT"),
        table(
            (
                Column("TT", 1, Align.CENTRE),
                Column("Nội dung chấm", 10),
                Column("Điểm tối đa", 3, Align.CENTRE),
                Column("Tự chấm", 3, Align.CENTRE),
            ),
            [
                ("1", "Công tác chuẩn bị", "20", "18"),
                ("2", "Thực hiện chế độ đảng viên tham dự", "10", "9"),
                ("3", "Nội dung và cách điều hành", "70", "66"),
                (cell(bold("Tổng cộng"), align=Align.CENTRE, span=2), "100", cell(bold("93"))),
            ],
        ),
    )


def _closing() -> tuple[Block, ...]:
    return (
        paragraph(
            "Nghị quyết này được chi bộ thảo luận và biểu quyết thông qua tại kỳ sinh hoạt ngày 05 "
            "tháng 11 năm 2026, với 27/27"
            " đồng chí tán thành, đạt tỷ lệ 100 %."
        ),
    )


def minutes() -> PaperContent:
    """Minutes: two who sign, no place and date, a long name of the organisation."""
    return PaperContent(
        title="Biên bản sinh hoạt chi bộ tháng 11 năm 2026",
        header=Header(
            "ĐẢNG BỘ CÁC CƠ QUAN ĐẢNG, ĐOÀN THỂ TỈNH PHÚ THỌ",
            "CHI BỘ TRUNG TÂM DỊCH VỤ ĐỐI NGOẠI VÀ HỢP TÁC QUỐC TẾ",
        ),
        kind_title="BIÊN BẢN",
        subject="Sinh hoạt chi bộ thường kỳ tháng 11 năm 2026",
        blocks=(
            paragraph(bold("Thời gian: "), "08 giờ 00, ngày 05 tháng 11 năm 2026."),
            *dashed(["Tổng số đảng viên: 32", "Có mặt: 29"]),
        ),
        signatures=(
            Signature("NGƯỜI GHI BIÊN BẢN", "Thử Văn Nam"),
            Signature("CHỦ TRÌ HỘI NGHỊ", "Nguyễn Thị Minh Mẫu"),
        ),
    )
