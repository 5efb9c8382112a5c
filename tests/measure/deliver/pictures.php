<?php
// Pictures as newsrooms send them, no two the same: pictures.php COUNT FOLDER
for ($number = 0; $number < (int) $argv[1]; $number++) {
    mt_srand($number);
    $image = imagecreatetruecolor(1280, 853);
    for ($shape = 0; $shape < 900; $shape++) {
        $colour = imagecolorallocate($image, mt_rand(0, 255), mt_rand(0, 255), mt_rand(0, 255));
        imagefilledellipse($image, mt_rand(0, 1280), mt_rand(0, 853), mt_rand(4, 160), mt_rand(4, 120), $colour);
    }
    imagejpeg($image, "$argv[2]/photo-$number.jpg", 82);
}
